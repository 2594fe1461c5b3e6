// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/profiles/profilekeys.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/memorystore.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_profilekeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keyComesBackByteForByte()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        const Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        const AccessKey key{" LTAI&=% ", SecretBytes(QByteArrayView("a&b=c%41+/中\xff \" ")),
            SecretBytes(QByteArrayView("CAIS+/==")), u"https://tokens.example:8443"_s};
        QVERIFY(write(keys, profile, key));
        const Result<AccessKey> read = this->read(keys, profile);
        QVERIFY(read);
        QCOMPARE(read->id, key.id);
        QVERIFY(read->secret.equals(key.secret.view()));
        QVERIFY(read->securityToken.equals(key.securityToken.view()));
        QCOMPARE(read->endpoint, key.endpoint);
    }

    void itemBelongsToTheProfilesIdNotToItsName()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        QVERIFY(write(keys, profile, someKey()));
        QVERIFY(store.items.contains(accessKeyItemName(profile.id)));
        profile.name = u"renamed"_s;
        QVERIFY(read(keys, profile));
        const Profile namesake = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        QCOMPARE(read(keys, namesake).error(),
            (ServiceError{
                .kind = ErrorKind::Keychain, .code = errorcode::KeyMissing, .detail = u"demo"_s}));
    }

    void damagedItemNamesTheProfile()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        const Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        for (const char *item : {"", "hello", "version=2&accessKeyId=a&accessKeySecret=b",
                 "version=1&accessKeyId=a", "version=1&accessKeySecret=b"}) {
            store.items.insert_or_assign(
                accessKeyItemName(profile.id), SecretBytes(QByteArrayView(item)));
            QCOMPARE(read(keys, profile).error(),
                (ServiceError{.kind = ErrorKind::Keychain,
                    .code = errorcode::KeyDamaged,
                    .detail = u"demo"_s}));
        }
    }

    void newKeyTakesTheOldOnesPlace()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        const Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        QVERIFY(write(keys, profile, someKey()));
        AccessKey other = someKey();
        other.id = "another";
        QVERIFY(write(keys, profile, other));
        QCOMPARE(read(keys, profile)->id, "another");
        QCOMPARE(store.items.size(), 1U);
    }

    void removedKeyIsMissing()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        const Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        QVERIFY(write(keys, profile, someKey()));
        QVERIFY(remove(keys, profile));
        QVERIFY(store.items.empty());
        QCOMPARE(read(keys, profile).error().code, errorcode::KeyMissing);
        QVERIFY(remove(keys, profile)); // again
    }

    void failuresOfTheKeychainArePassedOn()
    {
        MemoryStore store;
        ProfileKeys keys(store);
        const ServiceError locked{.kind = ErrorKind::Keychain,
            .code = errorcode::KeychainLocked,
            .detail = u"GNOME Keyring"_s};
        store.readFailure = store.writeFailure = store.removeFailure = locked;
        const Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        QCOMPARE(read(keys, profile).error(), locked);
        QCOMPARE(write(keys, profile, someKey()).error(), locked);
        QCOMPARE(remove(keys, profile).error(), locked);
    }

private:
    static AccessKey someKey()
    {
        return {"id", SecretBytes(QByteArrayView("secret")), SecretBytes(),
            u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s};
    }
    static Result<AccessKey> read(ProfileKeys &keys, const Profile &profile)
    {
        return answerOf<AccessKey>(
            [&](const Reply<AccessKey> &reply) { keys.read(profile, {}, reply); });
    }
    static Result<void> write(ProfileKeys &keys, const Profile &profile, const AccessKey &key)
    {
        return answerOf<void>(
            [&](const Reply<void> &reply) { keys.write(profile, key, {}, reply); });
    }
    static Result<void> remove(ProfileKeys &keys, const Profile &profile)
    {
        return answerOf<void>([&](const Reply<void> &reply) { keys.remove(profile, {}, reply); });
    }
};

NLSTOKEN_TEST(tst_profilekeys)
#include "tst_profilekeys.moc"
