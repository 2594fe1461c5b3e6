// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/expiringstore.h"

#include <QObject>

namespace nlstoken {

//! \brief What every ExpiringStore promises. A test of an implementation derives from this class
//! and names its store.
class ExpiringStoreIfTest : public QObject
{
    Q_OBJECT

protected:
    //! \brief The store under test, the same for the whole test.
    virtual ExpiringStore &store() = 0;
    //! \brief Lets the time of \a name, which is at most a second, go by. Does nothing for a store
    //! whose time goes by itself.
    virtual void endTimeOf(const QString &name) = 0;
    //! \brief A name that nothing else uses, the same for one test function.
    [[nodiscard]] const QString &name() const { return m_name; }

private Q_SLOTS:
    void init();
    void cleanup();
    void aSecretComesBackAsItWas_data();
    void aSecretComesBackAsItWas();
    void aNewSecretTakesThePlaceOfTheOld();
    void aMissingSecretIsNothing();
    void removingAMissingSecretSucceeds();
    void onlyTheNamedSecretIsRemoved();
    void aSecretIsForgottenAtItsTime();
    void checkingLeavesSecretsAlone();
    void itsKindIsOneThatJsonKnows();

private:
    [[nodiscard]] QByteArray stored(const QString &name);

    QString m_name;
};

} // namespace nlstoken
