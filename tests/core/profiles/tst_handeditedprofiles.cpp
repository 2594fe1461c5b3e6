// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/profiles/profilestore.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

// What people write into the settings file themselves (ProfileStore).
class tst_handeditedprofiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void missingValuesTakeTheRegionsPresets()
    {
        write(json("[{'name':'a'},{'name':'b','region':'cn-shenzhen'}]"));
        const Result<Profiles> profiles = store().load();
        QVERIFY(profiles);
        QCOMPARE(profiles->all[0].endpoint, u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        QCOMPARE(profiles->all[0].apiVersion, u"2019-07-17"_s);
        QCOMPARE(profiles->all[1].endpoint, u"https://nls-meta.cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(profiles->all[1].gateway, u"wss://nls-gateway-cn-shenzhen.aliyuncs.com/ws/v1"_s);
        QCOMPARE(profiles->all[1].signature, SignatureVersion::V1);
    }

    void endpointIsNormalised()
    {
        write(json("[{'name':'a','endpoint':'HTTPS://Tokens.Example:443/'}]"));
        QCOMPARE(store().load()->all[0].endpoint, u"https://tokens.example"_s);
    }

    void invalidValueIsNamed_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no name") << json("{'region':'cn-shanghai'}")
                                 << QString(errorcode::ProfileNameEmpty) << QString();
        QTest::newRow("name a number")
            << json("{'name':5}") << QString(errorcode::ProfileNameEmpty) << QString();
        QTest::newRow("no object")
            << json(" 'demo' ") << QString(errorcode::ProfileNameEmpty) << QString();
        QTest::newRow("slash in the name")
            << json("{'name':'a/b'}") << QString(errorcode::ProfileNameCharacter) << u"U+002F"_s;
        QTest::newRow("region") << json("{'name':'a','region':'Singapore'}")
                                << QString(errorcode::RegionInvalid) << u"Singapore"_s;
        QTest::newRow("region a number")
            << json("{'name':'a','region':5}") << QString(errorcode::RegionInvalid) << QString();
        QTest::newRow("plain endpoint")
            << json("{'name':'a','endpoint':'http://tokens.example'}")
            << QString(errorcode::EndpointPlainHttp) << u"tokens.example"_s;
        QTest::newRow("version") << json("{'name':'a','apiVersion':'new'}")
                                 << QString(errorcode::ApiVersionInvalid) << u"new"_s;
        QTest::newRow("signature") << json("{'name':'a','signature':'v2'}")
                                   << QString(errorcode::SignatureInvalid) << u"v2"_s;
        QTest::newRow("signature a number") << json("{'name':'a','signature':3}")
                                            << QString(errorcode::SignatureInvalid) << QString();
        QTest::newRow("gateway") << json("{'name':'a','gateway':'https://g.example'}")
                                 << QString(errorcode::GatewayInvalid) << u"https://g.example"_s;
        QTest::newRow("appkey") << json("{'name':'a','appkey':'a b'}")
                                << QString(errorcode::AppkeyInvalid) << QString();
    }
    void invalidValueIsNamed()
    {
        QFETCH(QByteArray, profile);
        QFETCH(QString, code);
        QFETCH(QString, detail);
        write("[" + profile + "," + json("{'name':'good'}") + "]");
        const Result<Profiles> profiles = store().load();
        QVERIFY(profiles);
        // It stops nobody else, and it says where it stands.
        QVERIFY(profiles->named(u"good"_s));
        QCOMPARE(profiles->wrong.size(), 1U);
        const WrongProfile &wrong = profiles->wrong.front();
        QVERIFY(wrong.error.where.startsWith(path()));
        QCOMPARE(wrong.error,
            (ServiceError{.kind = ErrorKind::Profile,
                .code = code,
                .detail = detail,
                .where = wrong.error.where}));
        if (wrong.name.isEmpty())
            return;
        QCOMPARE(profiles->named(wrong.name).error(), wrong.error);
        QVERIFY(store().remove(profiles->removable(wrong.name)->id));
        QVERIFY(store().load()->wrong.empty());
    }

    void secondProfileWithAnIdIsWrongAndTouchesNothingOfTheFirst()
    {
        const QByteArray id = json("'id':'0123456789abcdef0123456789abcdef'");
        write("[{" + id + json(",'name':'first'},{") + id + json(",'name':'copy'},{") + id
            + json(",'name':'third'}]"));
        const Result<Profiles> profiles = store().load();
        QVERIFY(profiles);
        QCOMPARE(profiles->all.size(), 1U);
        QCOMPARE(profiles->all[0].name, u"first"_s);
        QCOMPARE(profiles->wrong.size(), 2U);
        const ServiceError error = profiles->named(u"copy"_s).error();
        QCOMPARE(error.code, errorcode::ProfileIdTwice);
        QCOMPARE(error.detail, u"copy"_s);
        QVERIFY(error.where.contains(path()) && error.where.contains(u"copy"_s));
        // Each can be told from the others, and has no key.
        QVERIFY(profiles->hasKeyOfItsOwn(profiles->all[0].id));
        for (const WrongProfile &wrong : profiles->wrong) {
            QVERIFY(!profiles->hasKeyOfItsOwn(wrong.id));
            QCOMPARE_NE(wrong.id, profiles->all[0].id);
        }
        QCOMPARE_NE(profiles->wrong[0].id, profiles->wrong[1].id);

        QVERIFY(store().reorder({profiles->wrong[0].id, profiles->all[0].id}));
        QCOMPARE(store().load()->all[0].name, u"first"_s);
        QVERIFY(store().remove(profiles->removable(u"copy"_s)->id));
        QCOMPARE(store().load()->all[0].name, u"first"_s);
        QCOMPARE(store().load()->wrong.size(), 1U);
        QCOMPARE(store().load()->wrong[0].name, u"third"_s);
    }

    void secondProfileWithANameIsWrong()
    {
        write(json("[{'name':'demo','appkey':'one'},{'name':'other'},"
                   "{'id':'0123456789abcdef0123456789abcdef','name':'Demo','appkey':'two'}]"));
        const Result<Profiles> profiles = store().load();
        QVERIFY(profiles);
        QCOMPARE(profiles->all.size(), 2U);
        QCOMPARE(profiles->named(u"demo"_s)->appkey, u"one"_s);
        QCOMPARE(profiles->named(u"Demo"_s).error().code, errorcode::ProfileNameTwice);
        QCOMPARE(profiles->named(u"Demo"_s).error().detail, u"Demo"_s);
        // The first can still be changed, and what is removed is what was named.
        Profile first = profiles->all[0];
        first.appkey = u"three"_s;
        QVERIFY(store().replace(first));
        QVERIFY(store().remove(profiles->removable(u"Demo"_s)->id));
        QVERIFY(store().load()->wrong.empty());
        QCOMPARE(store().load()->named(u"demo"_s)->appkey, u"three"_s);
    }

    void whatIsNoFingerprintIsNone_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("read");
        const QString good = u"0123456789abcdef0123456789abcdef"_s;
        QTest::newRow("good") << good << good;
        QTest::newRow("path") << u"../../../tmp/0123456789abcdef012"_s << QString();
        QTest::newRow("longer") << good + u'0' << QString();
        QTest::newRow("upper case") << good.toUpper() << QString();
    }
    void whatIsNoFingerprintIsNone()
    {
        QFETCH(QString, written);
        write(json("[{'name':'a','identity':{'fingerprint':'") + written.toUtf8() + json("'}}]"));
        QTEST(store().load()->all[0].fingerprint, "read");
    }

    void shownValuesKeepTheirShape_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("store");
        QTest::newRow("as we write them")
            << json("'accessKeyIdMasked':'LTAI****wxyz','store':'secret-service'")
            << u"LTAI****wxyz"_s << u"secret-service"_s;
        QTest::newRow("whole id") << json("'accessKeyIdMasked':'LTAI5tAbCdEfGhIjKlMnOpQr'")
                                  << u"LTAI****************OpQr"_s << QString();
        QTest::newRow("escapes") << json("'accessKeyIdMasked':'a\u001b[2J','store':'\u202eb'")
                                 << QString() << QString();
    }
    void shownValuesKeepTheirShape()
    {
        QFETCH(QByteArray, written);
        write(json("[{'name':'a',") + written + "}]");
        const Result<Profiles> profiles = store().load();
        QTEST(profiles->all[0].accessKeyIdMasked, "id");
        QTEST(profiles->all[0].store, "store");
    }

    void profilesThatAreNoListAreNotThrownAway()
    {
        const QByteArray content =
            json("{'version':1,'profiles':{'demo':{'region':'cn-shanghai'}}}");
        writeAll(content);
        const Result<Profiles> profiles = store().load();
        QVERIFY(!profiles);
        QCOMPARE(profiles.error(),
            (ServiceError{
                .kind = ErrorKind::Profile, .code = errorcode::SettingsDamaged, .detail = path()}));
        QCOMPARE(store().add(newProfile(u"x"_s, u"cn-shanghai"_s)).error(), profiles.error());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void profileWithoutAnIdCanBeUsedLikeAnyOther_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("absent") << QByteArray();
        QTest::newRow("edited away") << json(",'id':''");
        QTest::newRow("nonsense") << json(",'id':'../../etc'");
        QTest::newRow("a number") << json(",'id':5");
    }
    void profileWithoutAnIdCanBeUsedLikeAnyOther()
    {
        QFETCH(QByteArray, id);
        write(json("[{'name':'a'") + id + json("},{'name':'b'") + id + "}]");
        const Result<Profiles> profiles = store().load();
        QVERIFY(profiles);
        const QString a = profiles->all[0].id;
        static const QRegularExpression shape(u"\\A[0-9a-f]{32}\\z"_s);
        QVERIFY(shape.match(a).hasMatch());
        QCOMPARE_NE(profiles->all[1].id, a);
        QCOMPARE(store().load()->all[0].id, a); // the same at the next look

        QCOMPARE(store().add(newProfile(u"A"_s, u"cn-shanghai"_s)).error().code,
            errorcode::ProfileExists);
        QVERIFY(store().setDefault(u"a"_s));
        QVERIFY(store().rename(a, u"renamed"_s));
        QCOMPARE(store().load()->named(u"renamed"_s)->id, a);
        QCOMPARE(store().load()->defaultName, u"renamed"_s);
        Profile replaced = *store().load()->named(u"renamed"_s);
        replaced.appkey = u"key"_s;
        QVERIFY(store().replace(replaced));
        QVERIFY(store().remove(a));
        QCOMPARE(store().load()->all.size(), 1U);
        QCOMPARE(store().load()->all[0].name, u"b"_s);
    }

private:
    [[nodiscard]] QString path() const { return m_home->filePath(u"settings.json"_s); }
    [[nodiscard]] ProfileStore store() const { return ProfileStore(SettingsFile(path())); }
    void write(const QByteArray &profiles) const
    {
        writeAll(json("{'version':1,'profiles':") + profiles + "}");
    }
    void writeAll(const QByteArray &content) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a test file could not be written");
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

NLSTOKEN_TEST(tst_handeditedprofiles)
#include "tst_handeditedprofiles.moc"
