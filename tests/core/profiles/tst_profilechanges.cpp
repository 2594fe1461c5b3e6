// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/profiles/profilechanges.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray salt(32, 's');

// Settings on disk, keys and tokens in one store in memory.
struct Fixture
{
    TokenRefreshFixture refreshes;
    ProfileStore store{SettingsFile(refreshes.folder.filePath(u"settings.json"_s))};
    ProfileKeys keys{refreshes.store};
    ProfileChanges changes{store, keys, refreshes.service(), {}};

    static AccessKey key(const QByteArray &id = "LTAI5tAbCdEfGhIjKlMnOpQr")
    {
        return {id, SecretBytes(QByteArrayView("abcdefghijABCDEFGHIJ0123456789")), {},
            u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s};
    }
    static Profile profile(const QString &name, const AccessKey &key)
    {
        Profile profile = newProfile(name, u"ap-southeast-1"_s);
        setIdentity(profile, key.id, salt);
        return profile;
    }
    Profile added(const QString &name)
    {
        const Profile profile = Fixture::profile(name, key());
        if (!add(profile))
            qFatal("the profile was not added");
        return profile;
    }
    Result<ProfileChanged> add(const Profile &profile)
    {
        return answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { changes.add(profile, key(), reply); });
    }
    Result<ProfileChanged> replace(ProfileEdit edit)
    {
        return answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { changes.replace(std::move(edit), reply); });
    }
    Result<ProfileChanged> remove(const Profile &profile)
    {
        return answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { changes.remove(profile, reply); });
    }
    [[nodiscard]] bool hasToken(const QString &fingerprint) const
    {
        return refreshes.store.items.contains(tokenItemName(fingerprint));
    }
    // They can be read, but nobody can take their lock.
    void blockSettingsLock()
    {
        const QString lock = refreshes.folder.filePath(u"settings.json.lock"_s);
        QFile::remove(lock);
        QVERIFY(QFile::link(lock, lock));
    }
    void forbidSettings() { QVERIFY(QDir().mkpath(refreshes.folder.filePath(u"settings.json"_s))); }
};

} // namespace

class tst_ProfileChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aKeyWithoutAProfileIsTakenBack()
    {
        Fixture fixture;
        fixture.forbidSettings();
        const Profile profile = Fixture::profile(u"demo"_s, Fixture::key());
        QCOMPARE(fixture.add(profile).error().code, errorcode::SettingsDirectory);
        QVERIFY(fixture.refreshes.store.items.empty());
    }

    void aPastedTokenWithoutAProfileIsTakenBack()
    {
        Fixture fixture;
        fixture.forbidSettings();
        const auto answer = answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            fixture.changes.addPasted(newProfile(u"pasted"_s, u"ap-southeast-1"_s),
                fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h), reply);
        });
        QCOMPARE(answer.error().code, errorcode::SettingsDirectory);
        QVERIFY(fixture.refreshes.store.items.empty());
    }

    void aPastedTokenIsAProfileOfItsOwn()
    {
        Fixture fixture;
        const auto answer = answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            fixture.changes.addPasted(newProfile(u"pasted"_s, u"ap-southeast-1"_s),
                fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h), reply);
        });
        QVERIFY(answer);
        const Profile profile = *fixture.store.load()->named(u"pasted"_s);
        QVERIFY(profile.tokenOnly);
        QVERIFY(fixture.hasToken(profile.fingerprint));
        QCOMPARE(fixture.refreshes.service().status(profile).state, TokenState::Valid);

        QVERIFY(fixture.remove(profile));
        QVERIFY(fixture.refreshes.store.items.empty());
    }

    void aRefusalIsForgottenWithAnyChange()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        fixture.refreshes.profile = profile;
        fixture.refreshes.setRecord({.standingRefusal = ServiceError{
                                         .kind = ErrorKind::Credentials, .code = u"Forbidden"_s}});
        Profile after = profile;
        after.appkey = u"abc"_s;
        QVERIFY(fixture.replace({.before = profile, .after = after}));
        QVERIFY(!fixture.refreshes.record().standingRefusal);
        QCOMPARE(fixture.store.load()->named(u"demo"_s)->appkey, u"abc"_s);
    }

    void theOldTokenGoesWithTheOldKey()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        fixture.refreshes.profile = profile;
        fixture.refreshes.cache(fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h));
        ProfileEdit edit{
            .before = profile, .after = profile, .key = Fixture::key("LTAI5tZZZZZZZZZZZZZZZZZZ")};
        setIdentity(edit.after, edit.key->id, salt);
        QVERIFY(fixture.replace(std::move(edit)));
        QVERIFY(!fixture.hasToken(profile.fingerprint));
    }

    void theKeyStaysWhenTheSettingsCannotBeWritten()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        QVERIFY(QFile::remove(fixture.refreshes.folder.filePath(u"settings.json"_s)));
        fixture.forbidSettings();
        // Nor could an old key be put back then.
        fixture.refreshes.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        ProfileEdit edit{
            .before = profile, .after = profile, .key = Fixture::key("LTAI5tZZZZZZZZZZZZZZZZZZ")};
        QCOMPARE(fixture.replace(std::move(edit)).error().code, errorcode::SettingsDirectory);
        const auto item = fixture.refreshes.store.items.find(accessKeyItemName(profile.id));
        QCOMPARE(parsedAccessKey(item->second)->id, Fixture::key().id);
    }

    void theSettingsComeBackWhenTheKeyCannotBeWritten()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        fixture.refreshes.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        ProfileEdit edit{
            .before = profile, .after = profile, .key = Fixture::key("LTAI5tZZZZZZZZZZZZZZZZZZ")};
        setIdentity(edit.after, edit.key->id, salt);
        edit.after.name = u"renamed"_s;
        QCOMPARE(fixture.replace(std::move(edit)).error().code, errorcode::KeychainLocked);
        QCOMPARE(fixture.store.load()->all.front(), profile);
    }

    void removingACopyLeavesTheKeyAndTokenOfTheFirst()
    {
        Fixture fixture;
        const Profile first = fixture.added(u"first"_s);
        fixture.refreshes.profile = first;
        fixture.refreshes.cache(fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(SettingsFile(fixture.refreshes.folder.filePath(u"settings.json"_s))
                .update([](QJsonObject &root) -> Result<void> {
            QJsonArray profiles = root[u"profiles"_s].toArray();
            QJsonObject copy = profiles[0].toObject();
            copy[u"name"_s] = u"copy"_s;
            profiles.append(copy);
            root[u"profiles"_s] = profiles;
            return {};
        }));
        // Also while there is no keychain: nothing in it has to go.
        fixture.refreshes.store.removeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        QVERIFY(fixture.remove(*fixture.store.load()->removable(u"copy"_s)));
        QVERIFY(fixture.refreshes.store.items.contains(accessKeyItemName(first.id)));
        QVERIFY(fixture.hasToken(first.fingerprint));
        QCOMPARE(fixture.store.load()->all.front(), first);
        QVERIFY(fixture.store.load()->wrong.empty());
    }

    void aTokenThatIsSharedStaysUntilTheLastProfileGoes()
    {
        Fixture fixture;
        const Profile one = fixture.added(u"one"_s);
        const Profile two = fixture.added(u"two"_s);
        fixture.refreshes.profile = one;
        fixture.refreshes.cache(fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(ProfileChanges::tokenIsShared(one, *fixture.store.load()));
        QVERIFY(fixture.remove(one));
        QVERIFY(fixture.hasToken(one.fingerprint));
        QVERIFY(fixture.remove(two));
        QVERIFY(fixture.refreshes.store.items.empty());
        QVERIFY(fixture.store.load()->all.empty());
    }

    void nothingIsLostWhileTheSettingsCannotBeWritten()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        fixture.refreshes.profile = profile;
        fixture.refreshes.cache(fixture.refreshes.token("0123456789abcdef0123456789abcdef", 1h));
        fixture.blockSettingsLock();
        QVERIFY(!fixture.remove(profile));
        QVERIFY(fixture.refreshes.store.items.contains(accessKeyItemName(profile.id)));
        QVERIFY(fixture.hasToken(profile.fingerprint));
        QVERIFY(fixture.store.load()->named(u"demo"_s));
    }

    void aProfileStaysWhereItWasWhileItsKeyCannotBeDeleted()
    {
        Fixture fixture;
        const Profile profile = fixture.added(u"demo"_s);
        (void)fixture.added(u"second"_s);
        QVERIFY(fixture.store.setDefault(u"demo"_s));
        fixture.refreshes.store.removeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        QVERIFY(!fixture.remove(profile));
        QCOMPARE(fixture.store.load()->all.front(), profile);
        QCOMPARE(fixture.store.load()->defaultName, u"demo"_s);
    }
};

NLSTOKEN_TEST(tst_ProfileChanges)
#include "tst_profilechanges.moc"
