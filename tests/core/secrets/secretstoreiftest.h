// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/secretstore.h"

#include <QObject>

namespace nlstoken {

//! \brief What every SecretStore promises. A test of an implementation derives from this class and
//! names its store; fakes are held to the same promises, so that tests with them mean something.
class SecretStoreIfTest : public QObject
{
    Q_OBJECT

protected:
    //! \brief The store under test, open and the same for the whole test.
    virtual SecretStore &store() = 0;

private Q_SLOTS:
    void init();
    void cleanup();
    void aSecretComesBackAsItWas_data();
    void aSecretComesBackAsItWas();
    void aSecretCanBeReadTwice();
    void aNewSecretTakesThePlaceOfTheOld();
    void aMissingItemIsNothing();
    void aRemovedItemIsGone();
    void removingAMissingItemSucceeds();
    void onlyTheNamedItemIsRemoved();
    void operationsAtTheSameTimeAreAllAnswered();
    void nothingIsAnsweredInsideTheCall();
    void aCallerThatDiedIsNotAnswered();
    void itsKindIsOneThatSettingsKnow();
};

} // namespace nlstoken
