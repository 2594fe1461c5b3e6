// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sandboxprofile.h"

#include "app/wiring/faultlookup.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/keyidentity.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

AccessKey asAccessKey(const SandboxKey &key)
{
    return {key.id, SecretBytes(key.secret), SecretBytes(key.securityToken), {}};
}

} // namespace

SandboxProfile::SandboxProfile(Parts parts, const QString &folder, const QString &id)
    : m_parts(parts)
    , m_server({.key = inventedKey(), .appkey = inventedAppkey(), .userId = inventedUserId()},
          parts.clock)
    , m_key(asAccessKey(m_server.key()))
    , m_cache(m_store)
    , m_folder(folder)
    , m_records(m_folder.path(), parts.clock)
    , m_tokens({.clock = parts.clock,
                   .keys = m_key,
                   .cache = m_cache,
                   .client = parts.client,
                   .records = m_records,
                   .salt = [] { return QByteArray("sandbox"); }},
          parts.activity, u"nls-token-desk"_s)
    , m_renewals(m_tokens, m_records, parts.clock)
    , m_appkeyAccounts(m_folder.path())
    , m_trial(parts.gatewayProbe, parts.client, m_appkeyAccounts)
    , m_profile(
          newProfile(QCoreApplication::translate("SandboxProfile", "Sandbox"), u"ap-southeast-1"_s))
{
    m_profile.id = id;
    m_profile.endpoint.clear();
    m_profile.appkey = m_server.appkey();
}

SandboxProfile::~SandboxProfile() = default;

Result<void> SandboxProfile::start()
{
    if (!m_server.endpoint().isEmpty())
        return {};
    if (const Result<void> started = m_server.start(); !started)
        return started;
    m_profile.endpoint = m_server.endpoint();
    m_profile.gateway = m_server.gateway();
    setIdentity(m_profile, m_server.key().id, "sandbox");
    m_key = TypedKey([this] {
        AccessKey key = asAccessKey(m_server.key());
        key.endpoint = m_profile.endpoint;
        return key;
    }());
    m_renewals.watch(m_profile);
    return {};
}

TokenSession::Parts SandboxProfile::sessionParts()
{
    return {.tokens = m_tokens, .renewals = m_renewals, .clock = m_parts.clock};
}

std::vector<SandboxFault> SandboxProfile::faults() const
{
    std::vector<SandboxFault> faults;
    for (const FaultDescription &fault : knownFaults()) {
        QString text = QCoreApplication::translate("FaultScript", fault.description);
        text.front() = text.front().toUpper();
        faults.push_back({fault.name, text});
    }
    for (const ServiceWording &wording : m_parts.errors.gatewayWordings()) {
        const ErrorAdvice advice =
            m_parts.errors.adviceFor({.kind = ErrorKind::Gateway, .code = wording.code});
        faults.push_back({wording.code, wording.code + u" · "_s + advice.message, true});
    }
    return faults;
}

void SandboxProfile::play(const QString &fault)
{
    const auto script = FaultScript::parsed(
        fault.isEmpty() ? QStringList() : QStringList{fault}, faultLookup(m_parts.errors));
    m_played = script ? fault : QString();
    m_server.setFaults(script.value_or(FaultScript()));
    // What was refused before may be good now.
    m_tokens.forgetRefusal(m_profile.fingerprint);
}

} // namespace nlstoken
