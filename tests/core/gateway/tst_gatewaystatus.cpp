// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewaystatus.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestGatewayStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreToldApart_data();
    void answersAreToldApart();
    void wordsArePlainAndMasked();
    void taskIdIsKept();
};

void TestGatewayStatus::answersAreToldApart_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("403 with words")
        << 403 << QByteArray("Meta:ACCESS_DENIED:The token 'a' is invalid!") << ErrorKind::Gateway
        << u"40000001"_s;
    QTest::newRow("403 without words")
        << 403 << QByteArray("\r\n") << ErrorKind::Gateway << u"40000001"_s;
    QTest::newRow("JSON") << 400 << QByteArray(R"({"status":40020105,"message":"m"})")
                          << ErrorKind::Gateway << u"40020105"_s;
    QTest::newRow("JSON inside 200") << 200 << QByteArray(R"({"status":40000010,"message":"m"})")
                                     << ErrorKind::Gateway << u"40000010"_s;
    QTest::newRow("JSON inside 500") << 500 << QByteArray(R"({"status":50000000,"message":"m"})")
                                     << ErrorKind::Gateway << u"50000000"_s;
    QTest::newRow("403 of a proxy") << 403 << QByteArray("<html>no</html>") << ErrorKind::Protocol
                                    << QString(errorcode::NotTheGateway);
    QTest::newRow("other JSON") << 400 << QByteArray(R"({"status":404})") << ErrorKind::Protocol
                                << QString(errorcode::NotTheGateway);
    QTest::newRow("status as text") << 400 << QByteArray(R"({"status":"40000001"})")
                                    << ErrorKind::Protocol << QString(errorcode::NotTheGateway);
    QTest::newRow("portal") << 200 << QByteArray("<html>login</html>") << ErrorKind::Protocol
                            << QString(errorcode::NotTheGateway);
    QTest::newRow("502") << 502 << QByteArray() << ErrorKind::Network
                         << QString(errorcode::ServerTrouble);
    QTest::newRow("407") << 407 << QByteArray() << ErrorKind::Network
                         << QString(errorcode::ProxyAuthentication);
}

void TestGatewayStatus::answersAreToldApart()
{
    QFETCH(const int, httpStatus);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    const ServiceError error = readGatewayRefusal(httpStatus, body, u"host"_s);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.httpStatus, httpStatus);
}

void TestGatewayStatus::wordsArePlainAndMasked()
{
    const QString token = u"0123456789abcdef0123456789abcdef"_s;
    const ServiceError error =
        gatewayRefusal(40000001, u"The token '"_s + token + u"' \u001b[31mis\r\ninvalid!"_s);
    QCOMPARE(error.serverMessage, u"The token '****' [31mis invalid!"_s);
}

void TestGatewayStatus::taskIdIsKept()
{
    const QString id = u"0123456789abcdef0123456789ABCDEF"_s;
    QCOMPARE(gatewayTaskId(id), id);
    QCOMPARE(gatewayTaskId(id.chopped(1)), QString());
    QCOMPARE(gatewayTaskId(u"\u001b"_s + id.chopped(1)), QString());
}

NLSTOKEN_TEST(TestGatewayStatus)
#include "tst_gatewaystatus.moc"
