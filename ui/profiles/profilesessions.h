// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/profiles/profilestore.h"
#include "ui/profiles/profilerow.h"
#include "ui/token/tokensession.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

class TokenRenewer;
class Sandbox;

//! \brief The profiles as the settings file says them, each with its session; the sandbox is the
//! last one.
class ProfileSessions final : public QObject
{
    Q_OBJECT

public:
    //! \param parts    what sessions work with
    //! \param renewals watches every profile that can be renewed
    ProfileSessions(const ProfileStore &store, TokenSession::Parts parts, TokenRenewer &renewals,
        Sandbox &sandbox, QObject *parent = nullptr);
    ~ProfileSessions() override;

    //! \brief Reads the settings file again; sessions of profiles that are still there go on.
    void reload();
    //! \brief Whether tokens in use are renewed by themselves.
    void setRenewing(bool renewing);
    //! \brief Another program may have changed a token: every session looks.
    void lookAgain();

    //! \brief The rows of the list at this moment.
    [[nodiscard]] std::vector<ProfileRow> rows() const;
    //! \brief What the settings file says; what was read last when it can't be read.
    [[nodiscard]] const Profiles &profiles() const { return m_profiles; }
    //! \brief Why the settings file can't be read; nothing when it can.
    [[nodiscard]] const std::optional<ServiceError> &failure() const { return m_failure; }
    //! \brief The session of the profile with \a id, null for a wrong or unknown one. The sandbox
    //! starts when it is asked for; while it can't there is none, and its row says why.
    [[nodiscard]] TokenSession *session(const QString &id);
    //! \brief Whether there is nothing but the sandbox, and that was never asked for.
    [[nodiscard]] bool isFirstRun() const;

    [[nodiscard]] static QString sandboxId();

Q_SIGNALS:
    //! rows() has other profiles.
    void listChanged();
    //! The token that the user asked for came with something worth telling.
    void warned(const nlstoken::ServiceError &warning);
    //! Something about the profile \a id is another.
    void changed(const QString &id);

private:
    void openSandbox();
    TokenSession *makeSession(const Profile &profile, TokenSession::Parts parts);
    void watchRenewals();
    [[nodiscard]] ProfileRow row(const TokenSession &session) const;

    const ProfileStore &m_store;
    TokenSession::Parts m_parts;
    TokenRenewer &m_renewals;
    Sandbox &m_sandbox;
    bool m_renewing = true;
    Profiles m_profiles;
    std::optional<ServiceError> m_failure;
    std::vector<std::unique_ptr<TokenSession>> m_sessions; // in the order of the profiles
    bool m_sandboxWanted = false; // it was asked for
    std::unique_ptr<TokenSession> m_sandboxSession; // once it has started
    std::optional<ServiceError> m_sandboxFailure;
};

} // namespace nlstoken
