// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/profiles/profilechanges.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"

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
struct Desk
{
    FlightDesk flights;
    ProfileStore store{SettingsFile(flights.folder.filePath(u"settings.json"_s))};
    ProfileKeys keys{flights.store};
    ProfileChanges changes{store, keys, flights.service()};

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
        const Profile profile = Desk::profile(name, key());
        if (!add(profile))
            qFatal("the profile was not added");
        return profile;
    }
    Result<ProfileChanged> add(const Profile &profile)
    {
        return answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            changes.add(profile, key(), reply);
        });
    }
    Result<ProfileChanged> replace(ProfileEdit edit)
    {
        return answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            changes.replace(std::move(edit), reply);
        });
    }
    Result<ProfileChanged> remove(const Profile &profile)
    {
        return answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { changes.remove(profile, reply); });
    }
    [[nodiscard]] bool hasToken(const QString &fingerprint) const
    {
        return flights.store.items.contains(tokenItemName(fingerprint));
    }
    // They can be read, but nobody can take their lock.
    void blockSettingsLock()
    {
        const QString lock = flights.folder.filePath(u"settings.json.lock"_s);
        QFile::remove(lock);
        QVERIFY(QFile::link(lock, lock));
    }
    void forbidSettings() { QVERIFY(QDir().mkpath(flights.folder.filePath(u"settings.json"_s))); }
};

} // namespace

class tst_ProfileChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aKeyWithoutAProfileIsTakenBack()
    {
        Desk desk;
        desk.forbidSettings();
        const Profile profile = Desk::profile(u"demo"_s, Desk::key());
        QCOMPARE(desk.add(profile).error().code, errorcode::SettingsDirectory);
        QVERIFY(desk.flights.store.items.empty());
    }

    void aPastedTokenWithoutAProfileIsTakenBack()
    {
        Desk desk;
        desk.forbidSettings();
        const auto answer = answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            desk.changes.addPasted(newProfile(u"pasted"_s, u"ap-southeast-1"_s),
                desk.flights.token("0123456789abcdef0123456789abcdef", 1h), reply);
        });
        QCOMPARE(answer.error().code, errorcode::SettingsDirectory);
        QVERIFY(desk.flights.store.items.empty());
    }

    void aPastedTokenIsAProfileOfItsOwn()
    {
        Desk desk;
        const auto answer = answerOf<ProfileChanged>([&](const Reply<ProfileChanged> &reply) {
            desk.changes.addPasted(newProfile(u"pasted"_s, u"ap-southeast-1"_s),
                desk.flights.token("0123456789abcdef0123456789abcdef", 1h), reply);
        });
        QVERIFY(answer);
        const Profile profile = *desk.store.load()->named(u"pasted"_s);
        QVERIFY(profile.tokenOnly);
        QVERIFY(desk.hasToken(profile.fingerprint));
        QCOMPARE(desk.flights.service().status(profile).state, TokenState::Valid);

        QVERIFY(desk.remove(profile));
        QVERIFY(desk.flights.store.items.empty());
    }

    void aRefusalIsForgottenWithAnyChange()
    {
        Desk desk;
        const Profile profile = desk.added(u"demo"_s);
        desk.flights.profile = profile;
        desk.flights.setRecord({.standingRefusal = ServiceError{
                                    .kind = ErrorKind::Credentials, .code = u"Forbidden"_s}});
        Profile after = profile;
        after.appkey = u"abc"_s;
        QVERIFY(desk.replace({.before = profile, .after = after}));
        QVERIFY(!desk.flights.record().standingRefusal);
        QCOMPARE(desk.store.load()->named(u"demo"_s)->appkey, u"abc"_s);
    }

    void theOldTokenGoesWithTheOldKey()
    {
        Desk desk;
        const Profile profile = desk.added(u"demo"_s);
        desk.flights.profile = profile;
        desk.flights.cache(desk.flights.token("0123456789abcdef0123456789abcdef", 1h));
        ProfileEdit edit{.before = profile,
            .after = profile,
            .keyBefore = Desk::key(),
            .key = Desk::key("LTAI5tZZZZZZZZZZZZZZZZZZ")};
        setIdentity(edit.after, edit.key->id, salt);
        QVERIFY(desk.replace(std::move(edit)));
        QVERIFY(!desk.hasToken(profile.fingerprint));
    }

    void theOldKeyComesBackWhenTheSettingsCannotBeWritten()
    {
        Desk desk;
        const Profile profile = desk.added(u"demo"_s);
        QVERIFY(QFile::remove(desk.flights.folder.filePath(u"settings.json"_s)));
        desk.forbidSettings();
        ProfileEdit edit{.before = profile,
            .after = profile,
            .keyBefore = Desk::key(),
            .key = Desk::key("LTAI5tZZZZZZZZZZZZZZZZZZ")};
        QVERIFY(!desk.replace(std::move(edit)));
        const auto item = desk.flights.store.items.find(accessKeyItemName(profile.id));
        QCOMPARE(parsedAccessKey(item->second)->id, Desk::key().id);
    }

    void aTokenThatIsSharedStaysUntilTheLastProfileGoes()
    {
        Desk desk;
        const Profile one = desk.added(u"one"_s);
        const Profile two = desk.added(u"two"_s);
        desk.flights.profile = one;
        desk.flights.cache(desk.flights.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(ProfileChanges::tokenIsShared(one, *desk.store.load()));
        QVERIFY(desk.remove(one));
        QVERIFY(desk.hasToken(one.fingerprint));
        QVERIFY(desk.remove(two));
        QVERIFY(desk.flights.store.items.empty());
        QVERIFY(desk.store.load()->all.empty());
    }

    void nothingIsLostWhileTheSettingsCannotBeWritten()
    {
        Desk desk;
        const Profile profile = desk.added(u"demo"_s);
        desk.flights.profile = profile;
        desk.flights.cache(desk.flights.token("0123456789abcdef0123456789abcdef", 1h));
        desk.blockSettingsLock();
        QVERIFY(!desk.remove(profile));
        QVERIFY(desk.flights.store.items.contains(accessKeyItemName(profile.id)));
        QVERIFY(desk.hasToken(profile.fingerprint));
        QVERIFY(desk.store.load()->named(u"demo"_s));
    }

    void aProfileStaysWhereItWasWhileItsKeyCannotBeDeleted()
    {
        Desk desk;
        const Profile profile = desk.added(u"demo"_s);
        (void)desk.added(u"second"_s);
        QVERIFY(desk.store.setDefault(u"demo"_s));
        desk.flights.store.removeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        QVERIFY(!desk.remove(profile));
        QCOMPARE(desk.store.load()->all.front(), profile);
        QCOMPARE(desk.store.load()->defaultName, u"demo"_s);
    }
};

NLSTOKEN_TEST(tst_ProfileChanges)
#include "tst_profilechanges.moc"
