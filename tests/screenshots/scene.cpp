// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/scene.h"
#include "core/base/utctime.h"

#include "core/model/keyidentity.h"
#include "core/secrets/secretname.h"

#include <QCoreApplication>
#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

// 15:41:07 before the token of the service's documentation expires.
const QDateTime moment = utcFromSeconds(1795432757 - (15 * 3600 + 41 * 60 + 7));

QByteArray inventedToken(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    return hash.toHex().left(28) + "0a4f";
}

} // namespace

PaintedSandbox::PaintedSandbox(const Clock &clock, const QString &name)
    : m_renewals(m_fixture.service(), m_fixture.records, m_fixture.clock)
{
    m_fixture.clock.setNow(clock.now());
    m_fixture.profile.name = name;
    m_fixture.profile.id = ProfileSessions::sandboxId();
    constexpr std::chrono::seconds left = 9h + 5min;
    m_fixture.cache(m_fixture.token(inventedToken(name), left));
}

TokenSession::Parts PaintedSandbox::sessionParts()
{
    return {.tokens = m_fixture.service(), .renewals = m_renewals, .clock = m_fixture.clock};
}

Scene::Scene(Content content, const QString &language)
    : m_errors(language)
    , m_snippets(language)
    , m_store(SettingsFile(m_fixture.folder.filePath(u"settings.json"_s)))
    , m_keys(m_fixture.store)
    , m_changes(m_store, m_keys, m_fixture.service(), {})
    , m_renewals(m_fixture.service(), m_fixture.records, m_fixture.clock)
    , m_sandbox((m_fixture.clock.setNow(moment), m_fixture.clock),
          QCoreApplication::translate("SandboxProfile", "Sandbox"))
    , m_sessions(m_store,
          {.tokens = m_fixture.service(), .renewals = m_renewals, .clock = m_fixture.clock},
          m_renewals, m_sandbox)
    , m_editing({.store = m_store,
          .errors = m_errors,
          .clock = m_fixture.clock,
          .editor = {.keys = m_keys,
              .changes = m_changes,
              .salt = [] { return QByteArray("salt"); },
              .tokensWith = [](AccessKeySource &) { return std::unique_ptr<TokenService>(); }}})
    , m_secretClipboard(m_clipboard, m_fixture.clock)
{
    if (content == Content::FourProfiles) {
        addProfile(u"Singapore demo"_s, u"ap-southeast-1"_s, 15h + 41min + 7s);
        addProfile(u"Support (RAM user)"_s, u"cn-shanghai"_s, 8min + 12s);
        addProfile(u"Customer repro"_s, u"cn-shanghai"_s, -3min);
    }
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{.sessions = m_sessions,
        .editing = m_editing,
        .sandbox = m_sandbox,
        .secretClipboard = m_secretClipboard,
        .clipboard = m_clipboard,
        .clock = m_fixture.clock,
        .errors = m_errors,
        .snippets = m_snippets,
        .trial = m_trials.trial,
        .sound = m_sound,
        .keychainName = [](const Reply<QString> &reply) { reply.answer(u"GNOME Keyring"_s); },
        .confirmEndpoint = [](const Profile &, const Reply<void> &) {}});
    m_editing.setWindow(m_window.get());
    m_sessions.reload();
    m_window->setSettings({.knowsOfBilling = true});
    if (content == Content::FourProfiles) {
        (void)m_sessions.session(ProfileSessions::sandboxId());
        m_window->choose(idOf(u"Singapore demo"_s));
    }
}

QString Scene::idOf(const QString &name) const
{
    const Result<Profile> profile = m_store.load().value_or(Profiles()).named(name);
    return profile ? profile->id : QString();
}

void Scene::addProfile(const QString &name, const QString &region, std::chrono::seconds left)
{
    Profile profile = newProfile(name, region);
    setIdentity(profile, name.toUtf8(), "salt");
    profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
    profile.accessKeyIdMasked = u"LTAI****************1Qx2"_s;
    if (!m_store.add(profile))
        qFatal("the profile could not be stored");
    Token token = m_fixture.token(inventedToken(name), left);
    token.userId = u"1234567890123456"_s;
    token.requestId = u"0989F63E-5069-4AB0-822B-5BD2D9531A7C"_s;
    token.nlsRequestId = u"aed8c1af075347819118ff6bf8113c2e"_s;
    m_fixture.store.items.insert_or_assign(
        tokenItemName(profile.fingerprint), SecretBytes(serialisedToken(token)));
    const RefreshState record{.generation = 1,
        .expireTime = token.expireTime,
        .obtainedAt = token.obtainedAt,
        .when = m_fixture.clock.now()};
    if (!m_fixture.records.save(profile.fingerprint, record))
        qFatal("the record could not be written");
}

} // namespace nlstoken
