// SPDX-License-Identifier: Apache-2.0
#include "core/model/profile.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_profilefields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesOfEveryScriptAreKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("latin") << u"Singapore demo"_s;
        QTest::newRow("chinese") << u"客户复现"_s;
        QTest::newRow("family emoji") << u"👨‍👩‍👧 demo"_s;
        QTest::newRow("arabic") << u"عرض"_s;
        QTest::newRow("dots") << u"..."_s;
        QTest::newRow("64 emoji") << u"😀"_s.repeated(64);
        QTest::newRow("quotes") << u"a\"b'c`d$(x)"_s;
    }
    void namesOfEveryScriptAreKept()
    {
        QFETCH(QString, name);
        QCOMPARE(checkedProfileName(name).value_or(QString()), name);
    }

    void badNamesAreRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString() << u"ProfileNameEmpty"_s;
        QTest::newRow("65") << QString(65, u'x') << u"ProfileNameLong"_s;
        QTest::newRow("65 emoji") << u"😀"_s.repeated(65) << u"ProfileNameLong"_s;
        QTest::newRow("slash") << u"a/b"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("backslash") << u"a\\b"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("newline") << u"a\nb"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("delete") << u"a\x7f"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("C1") << u"a\u0085"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("override") << u"a\u202Eb"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("isolate") << u"\u2066a"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("mark") << u"a\u200F"_s << u"ProfileNameCharacter"_s;
        QTest::newRow("half pair") << QString(QChar(0xD83D)) << u"ProfileNameCharacter"_s;
        QTest::newRow("hyphen") << u"-x"_s << u"ProfileNameStart"_s;
        QTest::newRow("blank") << u" x"_s << u"ProfileNameStart"_s;
        QTest::newRow("wide blank") << u"\u3000x"_s << u"ProfileNameStart"_s;
        QTest::newRow("dot") << u"."_s << u"ProfileNameReserved"_s;
        QTest::newRow("two dots") << u".."_s << u"ProfileNameReserved"_s;
    }
    void badNamesAreRefusedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(QString, code);
        const Result<QString> checked = checkedProfileName(name);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, code);
    }

    void endpointBecomesAnOrigin_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::newRow("plain") << u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s
                               << u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        QTest::newRow("slash, case, port")
            << u"HTTPS://Host.Example:443/"_s << u"https://host.example"_s;
        QTest::newRow("other port")
            << u"https://host.example:8443"_s << u"https://host.example:8443"_s;
        QTest::newRow("localhost") << u"http://localhost:8080"_s << u"http://localhost:8080"_s;
        QTest::newRow("127/8") << u"http://127.9.9.9:1/"_s << u"http://127.9.9.9:1"_s;
        QTest::newRow("::1") << u"http://[::1]:80"_s << u"http://[::1]"_s;
    }
    void endpointBecomesAnOrigin()
    {
        QFETCH(QString, given);
        QFETCH(QString, kept);
        QCOMPARE(checkedEndpoint(given).value_or(QString()), kept);
    }

    void badEndpointIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("code");
        QTest::newRow("no scheme")
            << u"nlsmeta.ap-southeast-1.aliyuncs.com"_s << u"EndpointWithoutScheme"_s;
        QTest::newRow("empty") << QString() << u"EndpointWithoutScheme"_s;
        QTest::newRow("path") << u"https://host/pop"_s << u"EndpointWithPath"_s;
        QTest::newRow("query") << u"https://host/?a=b"_s << u"EndpointWithQuery"_s;
        QTest::newRow("empty query") << u"https://host?"_s << u"EndpointWithQuery"_s;
        QTest::newRow("fragment") << u"https://host#x"_s << u"EndpointWithQuery"_s;
        QTest::newRow("credentials") << u"https://user:pw@host"_s << u"EndpointWithCredentials"_s;
        QTest::newRow("empty credentials") << u"https://@host"_s << u"EndpointWithCredentials"_s;
        QTest::newRow("http") << u"http://nlsmeta.ap-southeast-1.aliyuncs.com"_s
                              << u"EndpointPlainHttp"_s;
        QTest::newRow("http to a name like loopback")
            << u"http://127.0.0.1.example"_s << u"EndpointPlainHttp"_s;
        QTest::newRow("http to a subdomain")
            << u"http://localhost.example"_s << u"EndpointPlainHttp"_s;
        QTest::newRow("http to any address") << u"http://0.0.0.0:80"_s << u"EndpointPlainHttp"_s;
        QTest::newRow("http mapped") << u"http://[::ffff:127.0.0.1]"_s << u"EndpointPlainHttp"_s;
        QTest::newRow("ftp") << u"ftp://host"_s << u"EndpointInvalid"_s;
        QTest::newRow("no host") << u"https://"_s << u"EndpointInvalid"_s;
        QTest::newRow("blank") << u"https://ho st"_s << u"EndpointInvalid"_s;
        QTest::newRow("port") << u"https://host:99999"_s << u"EndpointInvalid"_s;
        QTest::newRow("line break") << u"https://host\n"_s << u"EndpointInvalid"_s;
    }
    void badEndpointIsRefusedWithTheReason()
    {
        QFETCH(QString, endpoint);
        QFETCH(QString, code);
        const Result<QString> checked = checkedEndpoint(endpoint);
        QVERIFY2(!checked, qPrintable(checked.value_or(QString())));
        QCOMPARE(checked.error().code, code);
        QVERIFY(!checked.error().detail.contains(u"pw"_s));
    }

    void onlyAliyuncsIsTheService()
    {
        for (const RegionPreset &preset : regionPresets())
            QVERIFY(isServiceEndpoint(preset.endpoint));
        QVERIFY(!isServiceEndpoint(u"https://aliyuncs.com.example"_s));
        QVERIFY(!isServiceEndpoint(u"https://notaliyuncs.com"_s));
        QVERIFY(!isServiceEndpoint(u"http://x.aliyuncs.com"_s));
    }

    void presetsFillAndMoveAProfile()
    {
        Profile profile = newProfile(u"x"_s, u"cn-beijing"_s);
        QCOMPARE(profile.endpoint, u"https://nls-meta.cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(profile.regionId(), u"cn-shanghai"_s);
        QCOMPARE(profile.gateway, u"wss://nls-gateway-cn-beijing.aliyuncs.com/ws/v1"_s);
        QCOMPARE(newProfile(u"y"_s, u"cn-north-9"_s).apiVersion, u"2019-02-28"_s);
        QCOMPARE(newProfile(u"z"_s, u"eu-central-1"_s).endpoint,
            u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s);

        profile.gateway = u"wss://my.gateway/ws/v1"_s;
        moveToRegion(profile, u"ap-southeast-1"_s);
        QCOMPARE(profile.apiVersion, u"2019-07-17"_s);
        QCOMPARE(profile.gateway, u"wss://my.gateway/ws/v1"_s);
    }

    void otherFieldsAreChecked()
    {
        for (const QString &region : {u"ap-southeast-1"_s, u"a"_s, u"7"_s, QString(64, u'a')})
            QVERIFY2(checkedRegion(region), qPrintable(region));
        for (const QString &region : {u""_s, u"CN"_s, u"a b"_s, u"-a"_s, u"a-"_s, u"-"_s, u"a/"_s,
                 u"a\n"_s, u"ä"_s, u"a_b"_s, u"a９"_s, QString(65, u'a')})
            QVERIFY2(!checkedRegion(region), qPrintable(region));
        QVERIFY(checkedApiVersion(u"2019-07-17"_s));
        for (const QString &version :
            {u""_s, u"2019"_s, u"2019-07-17 "_s, u"v1"_s, u"2019-07-1"_s, u"2019-07-17\n"_s,
                u"2019/07/17"_s, u"2019-07-1a"_s, u"-2019-07-1"_s, u"２０１９-07-17"_s})
            QVERIFY2(!checkedApiVersion(version), qPrintable(version));
        QVERIFY(checkedGateway(u"ws://127.0.0.1:8/ws/v1"_s));
        for (const QString &withoutPath : {u"wss://h:8"_s, u"wss://h:8/"_s})
            QCOMPARE(checkedGateway(withoutPath).value_or(QString()), u"wss://h:8/ws/v1"_s);
        for (const QString &gateway :
            {u""_s, u"https://h/ws/v1"_s, u"wss://h/ws/v1?token=a"_s, u"wss://u@h/ws/v1"_s})
            QVERIFY(!checkedGateway(gateway));
        QVERIFY(checkedAppkey(QString()) && checkedAppkey(u"AbC123"_s));
        QVERIFY(!checkedAppkey(u"a b"_s) && !checkedAppkey(u"中"_s));
        QVERIFY(signatureFromName(u"v3"_s) == SignatureVersion::V3 && !signatureFromName(u"v2"_s));
    }
};

NLSTOKEN_TEST(tst_profilefields)
#include "tst_profilefields.moc"
