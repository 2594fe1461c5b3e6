// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/profile.h"
#include "core/model/token.h"
#include "ui/profiles/formdialog.h"

#include <QStringList>

class QLineEdit;

namespace nlstoken {

class AddressFields;
class CheckedField;
class Clock;
class ErrorCatalogue;
class NameField;
class SecretField;

//! \brief Adds a profile that holds nothing but a token copied from the console.
//!
//! Stores nothing itself. Once it is closed, the token is no longer in it.
class PastedTokenDialog final : public FormDialog
{
    Q_OBJECT

public:
    //! \param catalogue borrowed for life
    //! \param clock borrowed for life; says what has expired
    PastedTokenDialog(
        const ErrorCatalogue &catalogue, const Clock &clock, QWidget *parent = nullptr);

    //! \brief Empties it, for a new profile beside others with \a otherNames.
    void start(const QStringList &otherNames);
    //! \brief What is entered, with a new id and no key.
    [[nodiscard]] Profile profile() const;
    //! \brief The token, obtained now as far as anybody knows; whole once it can be saved.
    [[nodiscard]] Token token() const;

    void showSaving();
    //! \brief It could not be saved; everything entered is still there.
    void showSaveFailed(const ServiceError &error);

    void done(int result) override;
    //! \brief Not while it is being saved.
    void reject() override;

Q_SIGNALS:
    void saveWanted();

private:
    void readToken();
    void look();
    void checkToken();
    void checkExpiry();
    void enter(bool saving);
    void wipe();

    const ErrorCatalogue &m_catalogue;
    const Clock &m_clock;
    NameField *m_name;
    SecretField *m_token;
    CheckedField *m_tokenField;
    QLineEdit *m_expiry;
    CheckedField *m_expiryField;
    AddressFields *m_addresses;
    Profile m_profile;
    Token m_answer; //!< what a pasted answer said beside the token
    bool m_tokenTouched = false;
    bool m_expiryTouched = false;
    bool m_saving = false;
};

} // namespace nlstoken
