// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/token/tokenquery.h"
#include "ui/profiles/formdialog.h"

#include <QStringList>

#include <optional>

namespace nlstoken {

class AddressFields;
class ErrorCatalogue;
class KeyFields;
class NameField;

//! \brief Adds or edits a profile with an AccessKey.
//!
//! Tests and stores nothing itself: it asks its owner by signals and is told how it went. Once it
//! is closed, nothing of a secret is left in it.
class ProfileDialog final : public FormDialog
{
    Q_OBJECT

public:
    //! \param catalogue borrowed for life
    explicit ProfileDialog(const ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    //! \brief For a new profile beside others with \a otherNames.
    void startAdding(const QStringList &otherNames);
    //! \brief For \a profile, whose stored key stays unless another one is entered.
    void startEditing(const Profile &profile, const QStringList &otherNames);

    //! \brief What is entered. Id, store and fingerprint are the old ones; the masked AccessKey ID
    //! is that of an entered key.
    [[nodiscard]] Profile profile() const;
    //! \brief A copy of the entered key, with the endpoint that is entered beside it; nothing when
    //! the stored one stays. With an empty id, the secret is a new one for the id of the stored
    //! key.
    [[nodiscard]] std::optional<AccessKey> key() const;

    //! \brief The test is under way; \a host is asked.
    void showTesting(const QString &host);
    //! \brief How the test ended; nothing after it was cancelled.
    void showTestResult(const Result<TokenAnswer> &answer);
    void showSaving();
    //! \brief It could not be saved; everything entered is still there.
    void showSaveFailed(const ServiceError &error);

    void done(int result) override;
    //! \brief Cancels a test; not while it is being saved.
    void reject() override;

Q_SIGNALS:
    void testWanted();
    void testCancelled();
    void saveWanted();

private:
    enum class State {
        Filling,
        Testing,
        Saving,
    };

    void start(
        const Profile &profile, const QStringList &otherNames, const QString &storedMaskedId);
    void look();
    void enter(State state);
    void toggleTest();
    void save();
    void askToSaveAfter(const ServiceError &failure);

    const ErrorCatalogue &m_catalogue;
    NameField *m_name;
    KeyFields *m_key;
    AddressFields *m_addresses;
    QPushButton *m_test;
    Profile m_profile;
    State m_state = State::Filling;
    std::optional<ServiceError> m_testFailure;
};

} // namespace nlstoken
