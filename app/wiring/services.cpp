// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/services.h"

#include "core/model/errorcode.h"
#include "core/platform/folders.h"
#include "core/token/identitysalt.h"
#ifdef Q_OS_LINUX
#include "core/secrets/kernelkeyring.h"
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

std::unique_ptr<ExpiringStore> makeKernelKeyring()
{
#ifdef Q_OS_LINUX
    return std::make_unique<KernelKeyring>();
#else
    return nullptr;
#endif
}

} // namespace

// A keychain that is never unlocked, and what stands on it.
struct Services::Quiet
{
    explicit Quiet(KeychainBackend backend)
        : keychain(backend, KeychainStore::Prompt::Refuse)
    {
    }
    KeychainStore keychain;
    ProfileKeys keys{keychain};
    std::unique_ptr<ExpiringStore> kernelKeyring = makeKernelKeyring();
    TokenCache cache{keychain, kernelKeyring.get()};
    std::unique_ptr<TokenService> tokens{};
};

Services::Services()
    : m_settings(configFolder() + u"/settings.json"_s)
    , m_profiles(m_settings)
    , m_records(stateFolder() + u"/flights"_s, m_clock)
    , m_activity(stateFolder() + u"/activity"_s, m_clock)
    , m_appkeyAccounts(stateFolder())
{
}

Services::~Services() = default;

QByteArray Services::salt()
{
    // Where it can't be kept it must at least stay the same for this run.
    if (m_salt.isEmpty())
        m_salt = identitySalt(stateFolder());
    return m_salt;
}

Result<void> Services::checkSaltIsKept()
{
    (void)salt();
    if (hasIdentitySalt(stateFolder()))
        return {};
    return Failure({.kind = ErrorKind::Internal,
        .code = errorcode::StateNotWritable,
        .detail = stateFolder()});
}

KeychainStore &Services::keychain()
{
    if (!m_keychain) {
        m_keychain = std::make_unique<KeychainStore>(m_options.backend, m_options.prompt);
        if (m_options.promptStarted)
            QObject::connect(m_keychain.get(), &KeychainStore::promptStarted, m_keychain.get(),
                m_options.promptStarted);
    }
    return *m_keychain;
}

ProfileKeys &Services::profileKeys()
{
    if (!m_profileKeys)
        m_profileKeys = std::make_unique<ProfileKeys>(keychain());
    return *m_profileKeys;
}

ProfileChanges &Services::profileChanges()
{
    if (!m_profileChanges)
        m_profileChanges = std::make_unique<ProfileChanges>(m_profiles, profileKeys(), tokens());
    return *m_profileChanges;
}

ProfileEditor::Parts Services::profileEditorParts()
{
    return {.keys = profileKeys(),
        .changes = profileChanges(),
        .storeKind = keychain().kind(),
        .salt = [this] { return salt(); },
        .tokensWith = [this](AccessKeySource &keys) { return tokensWith(keys); }};
}

TokenService &Services::tokens()
{
    if (!m_tokens) {
        AccessKeySource &keys = m_options.keysFromEnvironment
            ? static_cast<AccessKeySource &>(m_environmentKeys)
            : profileKeys();
        m_tokens = std::make_unique<TokenService>(
            refreshParts(keys, tokenCache(), !m_options.keysFromEnvironment), m_activity,
            m_options.program);
        QObject::connect(&keychain(), &KeychainStore::promptStarted, m_tokens.get(),
            &TokenService::pauseTimeLimits);
    }
    return *m_tokens;
}

std::unique_ptr<TokenService> Services::tokensWith(AccessKeySource &keys)
{
    return std::make_unique<TokenService>(
        refreshParts(keys, tokenCache(), false), m_activity, m_options.program);
}

TokenService &Services::quietTokens()
{
    if (!m_quiet) {
        m_quiet = std::make_unique<Quiet>(m_options.backend);
        m_quiet->tokens = std::make_unique<TokenService>(
            refreshParts(m_quiet->keys, m_quiet->cache, true), m_activity, m_options.program);
    }
    return *m_quiet->tokens;
}

TokenRefreshParts Services::refreshParts(
    AccessKeySource &keys, TokenCache &cache, bool keysAreInKeychain)
{
    return {.clock = m_clock,
        .keys = keys,
        .cache = cache,
        .client = client(),
        .records = m_records,
        .salt = [this] { return salt(); },
        .keysAreInKeychain = keysAreInKeychain};
}

TokenCache &Services::tokenCache()
{
    if (!m_cache) {
        m_kernelKeyring = makeKernelKeyring();
        m_cache = std::make_unique<TokenCache>(keychain(), m_kernelKeyring.get());
    }
    return *m_cache;
}

GatewayProbe &Services::gatewayProbe()
{
    if (!m_gatewayProbe)
        m_gatewayProbe = std::make_unique<GatewayProbe>(m_options.network);
    return *m_gatewayProbe;
}

TokenTrial &Services::tokenTrial()
{
    if (!m_tokenTrial)
        m_tokenTrial = std::make_unique<TokenTrial>(gatewayProbe(), client(), m_appkeyAccounts);
    return *m_tokenTrial;
}

HttpTokenClient &Services::client()
{
    if (!m_client)
        m_client = std::make_unique<HttpTokenClient>(m_clock, m_options.network);
    return *m_client;
}

} // namespace nlstoken
