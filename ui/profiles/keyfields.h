// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/accesskey.h"
#include "ui/profiles/formmessage.h"

#include <QObject>

#include <optional>

class QCheckBox;
class QGridLayout;

namespace nlstoken {

class CheckedField;
class ErrorCatalogue;
class KeyIdEntry;
class SecretField;

//! \brief The fields of an AccessKey in a form: its ID, its secret, and the SecurityToken of a
//! temporary one.
//!
//! They say what is wrong or unusual while it is typed, and offer to mend it.
class KeyFields final : public QObject
{
    Q_OBJECT

public:
    //! \param catalogue borrowed for life
    //! \param form gets the rows; it has to stand on a widget already
    KeyFields(const ErrorCatalogue &catalogue, QGridLayout &form);

    //! \brief Empties the fields. \a storedMaskedId is that of a key that stays when nothing is
    //! entered, empty when there is none.
    void start(const QString &storedMaskedId);
    //! \brief Whether what is entered can be used; nothing entered can, when a key is stored.
    [[nodiscard]] bool areGood() const { return m_good; }
    [[nodiscard]] bool areEmpty() const;
    //! \brief A copy of what is entered. With an empty id the secret is a new one for the stored
    //! key's.
    [[nodiscard]] AccessKey typed() const;
    //! \brief Overwrites and empties everything; silent.
    void wipe();
    void setFocus();

Q_SIGNALS:
    void changed();

private:
    void check();
    void lookAtId();
    void takeWhole(AccessKey key);
    void mendId();
    void mendSecret();
    void swapParts();
    [[nodiscard]] FormMessage messageOnId(const AccessKey &key) const;
    [[nodiscard]] FormMessage messageOnSecret(const AccessKey &key) const;
    [[nodiscard]] FormMessage messageOnToken(const AccessKey &key) const;
    [[nodiscard]] AccessKey asUsed() const;
    [[nodiscard]] bool idHasSurroundingBlanks() const;

    const ErrorCatalogue &m_catalogue;
    KeyIdEntry *m_id;
    CheckedField *m_idField;
    SecretField *m_secret;
    CheckedField *m_secretField;
    QCheckBox *m_temporary;
    SecretField *m_token;
    CheckedField *m_tokenField;
    QString m_storedMaskedId;
    bool m_idTouched = false;
    bool m_secretTouched = false;
    bool m_good = false;
};

} // namespace nlstoken
