// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetvalues.h"

#include "core/model/profile.h"
#include "core/model/token.h"
#include "core/snippets/snippetlibrary.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestSnippetValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void presetsOfARegion();
    void aServiceOnThisComputer();
    void whereRestCallsBegin_data();
    void whereRestCallsBegin();
    void withoutAnAppkeyThereIsAPlaceholder();
    void withoutAGatewayTheRegionsIsTaken();
    void expiryIsUtc_data();
    void expiryIsUtc();
    void withoutATokenThereIsNone();
    void aScreenShowsWhereTheTokenIs();
};

void TestSnippetValues::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestSnippetValues::presetsOfARegion()
{
    const auto values = snippetValues(
        {.install = u"make"_s}, newProfile(u"demo"_s, u"cn-shenzhen"_s), std::nullopt);
    QCOMPARE(values[u"install"_s], u"make"_s);
    QCOMPARE(values[u"region"_s], u"cn-shenzhen"_s);
    QCOMPARE(values[u"regionId"_s], u"cn-shanghai"_s);
    QCOMPARE(values[u"endpoint"_s], u"https://nls-meta.cn-shanghai.aliyuncs.com"_s);
    QCOMPARE(values[u"endpointHost"_s], u"nls-meta.cn-shanghai.aliyuncs.com"_s);
    QCOMPARE(values[u"scheme"_s], u"https"_s);
    QCOMPARE(values[u"apiVersion"_s], u"2019-02-28"_s);
    QCOMPARE(values[u"gateway"_s], u"wss://nls-gateway-cn-shenzhen.aliyuncs.com/ws/v1"_s);
    QCOMPARE(values[u"restBase"_s], u"https://nls-gateway-cn-shenzhen.aliyuncs.com"_s);
    // The documents' other spelling of this host has no address.
    QCOMPARE(snippetValues(
                 {}, newProfile(u"demo"_s, u"ap-southeast-1"_s), std::nullopt)[u"endpointHost"_s],
        u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
}

void TestSnippetValues::aServiceOnThisComputer()
{
    Profile profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
    profile.endpoint = u"http://127.0.0.1:8080"_s;
    profile.gateway = u"ws://[::1]:8081/ws/v1"_s;
    const auto values = snippetValues({}, profile, std::nullopt);
    QCOMPARE(values[u"endpointHost"_s], u"127.0.0.1:8080"_s);
    QCOMPARE(values[u"scheme"_s], u"http"_s);
    QCOMPARE(values[u"restBase"_s], u"http://[::1]:8081"_s);
}

void TestSnippetValues::whereRestCallsBegin_data()
{
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<QString>("restBase");
    QTest::newRow("public") << u"wss://gw.example/ws/v1"_s << u"https://gw.example"_s;
    QTest::newRow("a port") << u"wss://gw.example:8443/ws/v1"_s << u"https://gw.example:8443"_s;
    QTest::newRow("inside of the cloud")
        << u"ws://gw.example:80/ws/v1"_s << u"http://gw.example:80"_s;
}

void TestSnippetValues::whereRestCallsBegin()
{
    QFETCH(const QString, gateway);
    Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
    profile.gateway = gateway;
    const auto values = snippetValues({}, profile, std::nullopt);
    QCOMPARE(values[u"gateway"_s], gateway);
    QTEST(values[u"restBase"_s], "restBase");
}

void TestSnippetValues::withoutAnAppkeyThereIsAPlaceholder()
{
    Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
    QCOMPARE(snippetValues({}, profile, std::nullopt)[u"appkey"_s], QString(appkeyPlaceholder));
    profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
    QCOMPARE(snippetValues({}, profile, std::nullopt)[u"appkey"_s], profile.appkey);
}

void TestSnippetValues::withoutAGatewayTheRegionsIsTaken()
{
    Profile profile = newProfile(u"demo"_s, u"cn-beijing"_s);
    profile.gateway.clear();
    const auto values = snippetValues({}, profile, std::nullopt);
    QCOMPARE(values[u"gateway"_s], u"wss://nls-gateway-cn-beijing.aliyuncs.com/ws/v1"_s);
}

void TestSnippetValues::expiryIsUtc_data()
{
    QTest::addColumn<qint64>("expireTime");
    QTest::addColumn<QString>("expires");
    QTest::newRow("the document's") << qint64(1527592757) << u"2018-05-29 11:19:17 UTC"_s;
    QTest::newRow("beyond 2038") << qint64(2147483648) << u"2038-01-19 03:14:08 UTC"_s;
}

void TestSnippetValues::expiryIsUtc()
{
    QFETCH(const qint64, expireTime);
    const Token token{.id = "t", .expireTime = expireTime};
    const auto values = snippetValues({}, newProfile(u"demo"_s, u"cn-shanghai"_s), token);
    QTEST(values[u"expires"_s], "expires");
    QCOMPARE(values[u"token"_s], u"t"_s);
}

void TestSnippetValues::withoutATokenThereIsNone()
{
    const auto values = snippetValues({}, newProfile(u"demo"_s, u"cn-shanghai"_s), std::nullopt);
    QVERIFY(!values.contains(u"token"_s) && !values.contains(u"expires"_s));
}

void TestSnippetValues::aScreenShowsWhereTheTokenIs()
{
    const SnippetLibrary library(u"en"_s);
    const Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
    const Token token{.id = "0123456789abcdef0123456789abcdef", .expireTime = 1527592757};
    for (const SnippetLanguage &language : library.languages()) {
        for (const Snippet &snippet : language.snippets) {
            const bool usesToken = snippet.use == SnippetUse::Token;
            const QString masked = maskedSnippetText(snippet, profile, token);
            QCOMPARE(masked.size(), snippetText(snippet, profile, token).size());
            QVERIFY(!masked.contains("0123456789"_L1));
            QCOMPARE(masked.contains(u"••••cdef"_s), usesToken);
            const QString without = maskedSnippetText(snippet, profile, std::nullopt);
            QCOMPARE(without.contains(u"••••••••"_s), usesToken);
            QCOMPARE(without.contains(u"the time that comes with it"_s),
                masked.contains("2018-05-29"_L1));
            QVERIFY2(!without.contains("{{"_L1), qPrintable(without));
        }
    }
}

NLSTOKEN_TEST(TestSnippetValues)
#include "tst_snippetvalues.moc"
