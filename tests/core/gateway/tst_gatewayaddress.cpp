// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewayaddress.h"

#include "core/model/errorcode.h"
#include "core/model/region.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestGatewayAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensTravelEncryptedOrNotAtAll_data();
    void tokensTravelEncryptedOrNotAtAll();
    void restIsAtTheSameGateway();
    void presetsAreOfOneSite();
    void otherSiteIsNoticed_data();
    void otherSiteIsNoticed();
};

void TestGatewayAddress::tokensTravelEncryptedOrNotAtAll_data()
{
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<QString>("code");
    QTest::newRow("wss") << u"wss://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"_s << QString();
    QTest::newRow("this computer") << u"ws://127.0.0.1:8080/ws/v1"_s << QString();
    QTest::newRow("IPv6") << u"ws://[::1]:8080/ws/v1"_s << QString();
    QTest::newRow("internal") << u"ws://nls-gateway-cn-shanghai-internal.aliyuncs.com:80/ws/v1"_s
                              << QString();
    QTest::newRow("public") << u"ws://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"_s
                            << QString(errorcode::GatewayPlain);
    QTest::newRow("looks like an internal one")
        << u"ws://nls-gateway-cn-shanghai-internal.aliyuncs.com.example.com/ws/v1"_s
        << QString(errorcode::GatewayPlain);
    QTest::newRow("looks like this computer")
        << u"ws://127.0.0.1.example.com/ws/v1"_s << QString(errorcode::GatewayPlain);
    QTest::newRow("https") << u"https://example.com/"_s << QString(errorcode::GatewayInvalid);
}

void TestGatewayAddress::tokensTravelEncryptedOrNotAtAll()
{
    QFETCH(const QString, gateway);
    QFETCH(const QString, code);
    const auto result = trialGateway({.gateway = gateway});
    QCOMPARE(result ? QString() : result.error().code, code);
    if (result)
        QCOMPARE(result->toString(), gateway);
}

void TestGatewayAddress::restIsAtTheSameGateway()
{
    QCOMPARE(restAddress(QUrl(u"wss://a.example:8443/ws/v1"_s), u"/stream/v1/tts"_s),
        QUrl(u"https://a.example:8443/stream/v1/tts"_s));
    QCOMPARE(restAddress(QUrl(u"ws://[::1]:80/ws/v1"_s), u"/stream/v1/tts"_s),
        QUrl(u"http://[::1]:80/stream/v1/tts"_s));
}

void TestGatewayAddress::presetsAreOfOneSite()
{
    for (const RegionPreset &preset : regionPresets())
        QVERIFY2(!isOfAnotherSite(newProfile({}, preset.region)), qPrintable(preset.region));
}

void TestGatewayAddress::otherSiteIsNoticed_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<bool>("other");
    const QString singapore = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
    const QString shanghai = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
    QTest::newRow("hyphen") << singapore << u"wss://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"_s
                            << true;
    QTest::newRow("dot") << singapore << u"wss://nls-gateway.cn-beijing.aliyuncs.com/ws/v1"_s
                         << true;
    QTest::newRow("the other way")
        << shanghai << u"wss://nls-gateway-ap-southeast-1.aliyuncs.com/ws/v1"_s << true;
    QTest::newRow("same site") << shanghai << u"wss://nls-gateway.cn-shenzhen.aliyuncs.com/ws/v1"_s
                               << false;
    QTest::newRow("not the service's") << singapore << u"ws://127.0.0.1:80/ws/v1"_s << false;
}

void TestGatewayAddress::otherSiteIsNoticed()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, gateway);
    QFETCH(const bool, other);
    QCOMPARE(isOfAnotherSite({.endpoint = endpoint, .gateway = gateway}), other);
}

NLSTOKEN_TEST(TestGatewayAddress)
#include "tst_gatewayaddress.moc"
