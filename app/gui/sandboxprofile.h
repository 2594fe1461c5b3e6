// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/sandboxfolder.h"
#include "core/activity/activitylog.h"
#include "core/gateway/appkeyaccounts.h"
#include "core/gateway/tokentrial.h"
#include "core/profiles/typedkey.h"
#include "core/sandbox/sandboxserver.h"
#include "core/secrets/volatilestore.h"
#include "core/token/httptokenclient.h"
#include "core/token/tokencache.h"
#include "core/token/tokenrenewer.h"
#include "core/token/tokenservice.h"
#include "ui/profiles/sandbox.h"

#include <optional>

namespace nlstoken {

class ErrorCatalogue;

//! \brief The built-in Sandbox profile: the service in this process, and tokens of its own beside
//! the user's. Nothing of it outlives the window.
class SandboxProfile final : public Sandbox
{
public:
    //! \brief What the sandbox shares with the window; borrowed for life.
    struct Parts
    {
        const Clock &clock;
        HttpTokenClient &client;
        GatewayProbe &gatewayProbe;
        const ActivityLog &activity;
        const ErrorCatalogue &errors;
    };

    //! \param folder where a folder for its refresh states may be made
    SandboxProfile(Parts parts, const QString &folder, const QString &id);
    ~SandboxProfile() override;

    [[nodiscard]] Result<void> start() override;
    [[nodiscard]] Profile profile() const override { return m_profile; }
    [[nodiscard]] TokenSession::Parts sessionParts() override;
    [[nodiscard]] TokenTrial &trial() override { return m_trial; }
    [[nodiscard]] std::vector<SandboxFault> faults() const override;
    void play(const QString &fault) override;
    [[nodiscard]] QString played() const override { return m_played; }

private:
    Parts m_parts;
    SandboxServer m_server;
    TypedKey m_key;
    VolatileStore m_store;
    TokenCache m_cache;
    SandboxFolder m_folder;
    RefreshStates m_records;
    TokenService m_tokens;
    TokenRenewer m_renewals;
    AppkeyAccounts m_appkeyAccounts;
    TokenTrial m_trial;
    Profile m_profile;
    QString m_played;
};

} // namespace nlstoken
