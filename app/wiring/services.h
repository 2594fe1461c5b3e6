// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/activity/activitylog.h"
#include "core/gateway/appkeyaccounts.h"
#include "core/gateway/gatewayprobe.h"
#include "core/gateway/tokentrial.h"
#include "core/platform/clock.h"
#include "core/profiles/environmentkeys.h"
#include "core/profiles/profilechanges.h"
#include "core/profiles/profileeditor.h"
#include "core/profiles/profilekeys.h"
#include "core/profiles/profilestore.h"
#include "core/secrets/keychainstore.h"
#include "core/token/httptokenclient.h"
#include "core/token/tokencache.h"
#include "core/token/tokenservice.h"

#include <functional>
#include <memory>

namespace nlstoken {

//! \brief What a run of a program decides about its services.
struct ServiceOptions
{
    NetworkOptions network{};
    bool keysFromEnvironment = false;
    PromptPermission prompt{}; //!< for what the user asks for
    KeychainBackend backend = KeychainBackend::SecretService;
    QString program{}; //!< who asks, for the activity
};

//! \brief The composition root: builds each part when it is first asked for, and owns it.
class Services
{
public:
    Services();
    ~Services();
    Services(const Services &) = delete;
    Services &operator=(const Services &) = delete;

    //! \brief Says how parts are to be built; before the first one is asked for.
    void configure(ServiceOptions options) { m_options = std::move(options); }

    [[nodiscard]] const SettingsFile &settings() const { return m_settings; }
    [[nodiscard]] const ProfileStore &profiles() const { return m_profiles; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const RefreshStates &records() const { return m_records; }
    [[nodiscard]] const ActivityLog &activity() const { return m_activity; }
    [[nodiscard]] HttpTokenClient &client();
    //! \brief Asks speech gateways whether they take a token.
    [[nodiscard]] GatewayProbe &gatewayProbe();
    //! \brief Tries tokens at speech gateways, and keeps in mind what account an Appkey is of.
    [[nodiscard]] TokenTrial &tokenTrial();
    //! \brief The salt of this user's fingerprints.
    [[nodiscard]] QByteArray salt();
    //! \brief StateNotWritable when the salt of this run can't be found by the next one.
    [[nodiscard]] Result<void> checkSaltIsKept();
    //! \brief Whether what the user asks for may prompt, as the options say.
    [[nodiscard]] const PromptPermission &prompt() const { return m_options.prompt; }
    [[nodiscard]] KeychainStore &keychain();
    [[nodiscard]] ProfileKeys &profileKeys();
    //! \brief Adding, changing and removing of profiles with their keys and tokens.
    [[nodiscard]] ProfileChanges &profileChanges();
    //! \brief What a ProfileEditor works with.
    [[nodiscard]] ProfileEditor::Parts profileEditorParts();
    //! \brief Where tokens rest; asks nobody until it is used.
    [[nodiscard]] TokenCache &tokenCache();
    //! \brief Tokens with the keys of the profiles, or of the environment when the options say so.
    [[nodiscard]] TokenService &tokens();
    //! \brief Tokens with the keys that \a keys has, which stays the caller's.
    [[nodiscard]] std::unique_ptr<TokenService> tokensWith(AccessKeySource &keys);

private:
    [[nodiscard]] TokenRefreshParts refreshParts(
        AccessKeySource &keys, TokenCache &cache, bool keysAreInKeychain);

    ServiceOptions m_options;
    SystemClock m_clock;
    SettingsFile m_settings;
    ProfileStore m_profiles;
    RefreshStates m_records;
    ActivityLog m_activity;
    EnvironmentKeys m_environmentKeys;
    QByteArray m_salt;
    std::unique_ptr<KeychainStore> m_keychain;
    std::unique_ptr<ProfileKeys> m_profileKeys;
    std::unique_ptr<ExpiringStore> m_kernelKeyring; // none on systems that have none
    std::unique_ptr<TokenCache> m_cache;
    std::unique_ptr<HttpTokenClient> m_client;
    std::unique_ptr<GatewayProbe> m_gatewayProbe;
    AppkeyAccounts m_appkeyAccounts;
    std::unique_ptr<TokenTrial> m_tokenTrial;
    std::unique_ptr<TokenService> m_tokens;
    std::unique_ptr<ProfileChanges> m_profileChanges;
};

} // namespace nlstoken
