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
    if (!m_keychain)
        m_keychain = std::make_unique<KeychainStore>(m_options.backend);
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
        m_profileChanges =
            std::make_unique<ProfileChanges>(m_profiles, profileKeys(), tokens(), m_options.prompt);
    return *m_profileChanges;
}

ProfileEditor::Parts Services::profileEditorParts()
{
    return {.keys = profileKeys(),
        .changes = profileChanges(),
        .prompt = m_options.prompt,
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
    }
    return *m_tokens;
}

std::unique_ptr<TokenService> Services::tokensWith(AccessKeySource &keys)
{
    return std::make_unique<TokenService>(
        refreshParts(keys, tokenCache(), false), m_activity, m_options.program);
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
