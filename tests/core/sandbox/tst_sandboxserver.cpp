// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxserver.h"

#include "core/model/errorcode.h"
#include "tests/core/sandbox/signedrequests.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Reply = std::unique_ptr<QNetworkReply>;

quint16 portOf(const SandboxServer &server)
{
    return static_cast<quint16>(QUrl(server.endpoint()).port());
}

// TLS is tried without QNetworkAccessManager: its thread leaves OpenSSL's state of it behind, which
// the sanitizer finds.
void trust(QSslSocket &client, const QByteArray &caPem)
{
    auto tls = client.sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(caPem));
    client.setSslConfiguration(tls);
}

QJsonObject jsonOf(QNetworkReply &reply)
{
    return QJsonDocument::fromJson(reply.readAll()).object();
}

} // namespace

class TestSandboxServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void inventsWhatItIsNotGiven();
    void keepsWhatItIsGiven();
    void servesEveryCarrier_data();
    void servesEveryCarrier();
    void servesAcs3();
    void servesIpv6Loopback();
    void refusesOtherAddresses_data();
    void refusesOtherAddresses();
    void tellsOfATakenPort();
    void startsAgainAfterStop();
    void stopIsHeard();
    void tlsIsTrustedWithItsAuthority_data();
    void tlsIsTrustedWithItsAuthority();
    void tlsIsNotTrustedWithout();
    void flawedCertificateIsNotTrusted_data();
    void flawedCertificateIsNotTrusted();
    void recordsHoldNoParameters();
    void wrongPercentEncodingArrivesAsSent();
    void connectionServesManyRequests();
    void connectionClosesWhenAsked();

private:
    Reply send(const SandboxServer &server, const ServerRequest &request);
    Reply sendTo(const QString &origin, const ServerRequest &request);

    FakeClock m_clock;
    QNetworkAccessManager m_network;
};

void TestSandboxServer::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = FakeClock();
    m_network.setProxy(QNetworkProxy::NoProxy);
}

Reply TestSandboxServer::sendTo(const QString &origin, const ServerRequest &request)
{
    QNetworkRequest sent(QUrl::fromEncoded(
        origin.toLatin1() + request.path + '?' + request.query, QUrl::StrictMode));
    for (const auto &[name, value] : request.headers)
        sent.setRawHeader(name, value);
    Reply reply(m_network.sendCustomRequest(sent, request.method, request.body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait();
    return reply;
}

Reply TestSandboxServer::send(const SandboxServer &server, const ServerRequest &request)
{
    return sendTo(server.endpoint(), request);
}

void TestSandboxServer::inventsWhatItIsNotGiven()
{
    SandboxServer server({}, m_clock);
    SandboxServer other({}, m_clock);
    static const QRegularExpression id(u"\\ALTAI5t[A-Za-z0-9]{18}\\z"_s);
    static const QRegularExpression secret(u"\\A[A-Za-z0-9]{30}\\z"_s);
    static const QRegularExpression appkey(u"\\A[A-Za-z0-9]{16}\\z"_s);
    QVERIFY(id.match(QString::fromLatin1(server.key().id)).hasMatch());
    QVERIFY(secret.match(QString::fromLatin1(server.key().secret)).hasMatch());
    QVERIFY(appkey.match(server.appkey()).hasMatch());
    QVERIFY(server.key().id != other.key().id);
    QVERIFY(server.key().secret != other.key().secret);
    QVERIFY(server.endpoint().isEmpty() && server.gateway().isEmpty() && server.caPem().isEmpty());
}

void TestSandboxServer::keepsWhatItIsGiven()
{
    SandboxServer server(
        {.key = inventedTemporaryKey(), .appkey = u"mine"_s, .userId = u"42"_s}, m_clock);
    QVERIFY(server.start());
    QCOMPARE(server.appkey(), u"mine"_s);
    const auto reply = send(server, rpcRequest(server.key(), m_clock.now()));
    QCOMPARE(jsonOf(*reply).value(u"Token")[u"UserId"].toString(), u"42"_s);
}

void TestSandboxServer::servesEveryCarrier_data()
{
    QTest::addColumn<Carrier>("carrier");
    QTest::newRow("GET") << Carrier::GetQuery;
    QTest::newRow("POST with a form") << Carrier::PostForm;
    QTest::newRow("POST with everything in the query") << Carrier::PostQuery;
}

void TestSandboxServer::servesEveryCarrier()
{
    QFETCH(const Carrier, carrier);
    SandboxServer server({.ttl = 1h}, m_clock);
    QVERIFY(server.start());
    QVERIFY(server.endpoint().startsWith(u"http://127.0.0.1:"_s));
    QCOMPARE(server.gateway(), QString(u"ws"_s + server.endpoint().sliced(4) + u"/ws/v1"_s));
    auto request = rpcRequest(server.key(), m_clock.now(), carrier);
    if (carrier == Carrier::PostQuery) // QNetworkAccessManager warns of a POST without a type
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    const auto reply = send(server, request);
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("application/json;charset=utf-8"));
    QCOMPARE(reply->rawHeader("Date"), QByteArray("Sun, 22 Nov 2026 12:20:00 GMT"));
    const QJsonObject token = jsonOf(*reply).value(u"Token").toObject();
    QCOMPARE(token[u"Id"].toString().size(), 32);
    QCOMPARE(token[u"ExpireTime"].toInteger(), m_clock.now().toSecsSinceEpoch() + 3600);
    QCOMPARE(token[u"UserId"].toString(), server.userId());
}

void TestSandboxServer::servesAcs3()
{
    SandboxServer server({}, m_clock);
    QVERIFY(server.start());
    const QByteArray host = QUrl(server.endpoint()).authority().toLatin1();
    auto request =
        acs3Request(server.key(), m_clock.now(), [&](auto &headers) { headers["host"] = host; });
    WireClient client(server.endpoint());
    client.send(wireBytes(request));
    QTRY_COMPARE(client.answerCount(), 1);
    QVERIFY(client.received().startsWith("HTTP/1.1 200 OK"));
}

void TestSandboxServer::servesIpv6Loopback()
{
    SandboxServer server({.address = QHostAddress(QHostAddress::LocalHostIPv6)}, m_clock);
    if (!server.start())
        QSKIP("no IPv6 here");
    QVERIFY(server.endpoint().startsWith(u"http://[::1]:"_s));
    QVERIFY(server.gateway().startsWith(u"ws://[::1]:"_s));
    const auto reply = send(server, rpcRequest(server.key(), m_clock.now()));
    QCOMPARE(jsonOf(*reply).value(u"Token")[u"Id"].toString().size(), 32);
}

void TestSandboxServer::refusesOtherAddresses_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QString>("detail");
    QTest::newRow("any") << QHostAddress(QHostAddress::Any) << u":8080"_s;
    QTest::newRow("any IPv4") << QHostAddress(QHostAddress::AnyIPv4) << u"0.0.0.0:8080"_s;
    QTest::newRow("any IPv6") << QHostAddress(QHostAddress::AnyIPv6) << u"[::]:8080"_s;
    QTest::newRow("of a network") << QHostAddress(u"192.168.1.1"_s) << u"192.168.1.1:8080"_s;
    QTest::newRow("none") << QHostAddress() << u":8080"_s;
}

void TestSandboxServer::refusesOtherAddresses()
{
    QFETCH(const QHostAddress, address);
    QFETCH(const QString, detail);
    SandboxServer server({.address = address, .port = 8080}, m_clock);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::Usage);
    QCOMPARE(started.error().code, QString(errorcode::AddressUnusable));
    QVERIFY(started.error().detail.endsWith(detail));
    QVERIFY(server.endpoint().isEmpty());
}

void TestSandboxServer::tellsOfATakenPort()
{
    SandboxServer first({}, m_clock);
    QVERIFY(first.start());
    const quint16 port = portOf(first);
    SandboxServer second({.port = port}, m_clock);
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, ErrorKind::Network);
    QCOMPARE(started.error().code, QString(errorcode::ListenFailed));
    QCOMPARE(started.error().detail, QString(u"127.0.0.1:"_s + QString::number(port)));
}

void TestSandboxServer::startsAgainAfterStop()
{
    SandboxServer server({}, m_clock);
    QVERIFY(server.start());
    const auto key = server.key();
    const QString before = server.endpoint();
    server.stop();
    QVERIFY(server.endpoint().isEmpty());
    QCOMPARE(sendTo(before, rpcRequest(key, m_clock.now()))->error(),
        QNetworkReply::ConnectionRefusedError);
    QVERIFY(server.start());
    const auto reply = send(server, rpcRequest(key, m_clock.now()));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

void TestSandboxServer::stopIsHeard()
{
    SandboxServer server({.faults = FaultScript::parsed({u"hang"_s}).value()}, m_clock);
    QVERIFY(server.start());
    WireClient idle(server.endpoint());
    WireClient hanging(server.endpoint());
    hanging.send(wireBytes(rpcRequest(server.key(), m_clock.now())));
    QTRY_VERIFY(idle.isConnected() && server.requestCount() == 1 && server.connectionCount() == 2);
    server.stop();
    QTRY_VERIFY(idle.isOver() && hanging.isOver());
    QVERIFY(hanging.received().isEmpty());
}

void TestSandboxServer::tlsIsTrustedWithItsAuthority_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("address") << u"127.0.0.1"_s;
    QTest::newRow("name") << u"localhost"_s;
}

void TestSandboxServer::tlsIsTrustedWithItsAuthority()
{
    QFETCH(const QString, host);
    SandboxServer server({.tls = true}, m_clock);
    QVERIFY(server.start());
    QVERIFY(server.endpoint().startsWith(u"https://127.0.0.1:"_s));
    QVERIFY(server.gateway().startsWith(u"wss://127.0.0.1:"_s));
    QVERIFY(!server.caPem().contains("PRIVATE"));
    QSslSocket client;
    trust(client, server.caPem());
    client.connectToHostEncrypted(host, portOf(server));
    client.write(wireBytes(rpcRequest(server.key(), m_clock.now(), Carrier::PostForm), "close"));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(client.sslHandshakeErrors().isEmpty());
    QVERIFY(client.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
}

void TestSandboxServer::tlsIsNotTrustedWithout()
{
    SandboxServer server({.tls = true}, m_clock);
    QVERIFY(server.start());
    QSslSocket client;
    client.connectToHostEncrypted(u"127.0.0.1"_s, portOf(server));
    client.write(wireBytes(rpcRequest(server.key(), m_clock.now())));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!client.sslHandshakeErrors().isEmpty());
    QCOMPARE(server.requestCount(), 0);
}

void TestSandboxServer::flawedCertificateIsNotTrusted_data()
{
    QTest::addColumn<CertificateFlaw>("flaw");
    QTest::addColumn<QSslError::SslError>("expected");
    QTest::newRow("expired") << CertificateFlaw::Expired << QSslError::CertificateExpired;
    QTest::newRow("wrong host") << CertificateFlaw::WrongHost << QSslError::HostNameMismatch;
}

void TestSandboxServer::flawedCertificateIsNotTrusted()
{
    QFETCH(const CertificateFlaw, flaw);
    QFETCH(const QSslError::SslError, expected);
    SandboxServer server({.tls = true, .certificateFlaw = flaw}, m_clock);
    QVERIFY(server.start());
    QSslSocket client;
    trust(client, server.caPem());
    client.connectToHostEncrypted(u"127.0.0.1"_s, portOf(server));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    const auto errors = client.sslHandshakeErrors();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.constFirst().error(), expected);
}

void TestSandboxServer::recordsHoldNoParameters()
{
    SandboxServer server({.faults = FaultScript::parsed({u"nonce:1"_s}).value()}, m_clock);
    QVERIFY(server.start());
    QSignalSpy records(&server, &SandboxServer::answered);
    auto request = rpcRequest(server.key(), m_clock.now());
    request.path = "/pop/2019-02-28/tokens";
    const auto refused = send(server, request);
    const auto served = send(server, request);
    QCOMPARE(records.size(), 2);
    const auto first = records.constFirst().constFirst().value<SandboxRecord>();
    QCOMPARE(first.time, m_clock.now());
    QCOMPARE(first.method, u"GET"_s);
    QCOMPARE(first.path, u"/pop/2019-02-28/tokens"_s);
    QCOMPARE(first.httpStatus, 400);
    QCOMPARE(first.code, u"SignatureNonceUsed"_s);
    QCOMPARE(first.fault, u"nonce"_s);
    QCOMPARE(first.requestId, jsonOf(*refused).value(u"RequestId").toString());
    // The fault refused the first one, but it had used its nonce.
    QCOMPARE(records.constLast().constFirst().value<SandboxRecord>().code, u"SignatureNonceUsed"_s);
    QCOMPARE(server.requestCount(), 2);
}

void TestSandboxServer::wrongPercentEncodingArrivesAsSent()
{
    SandboxServer server({}, m_clock);
    QVERIFY(server.start());
    auto request = rpcRequest(server.key(), m_clock.now());
    request.query += "&Extra=100%";
    WireClient client(server.endpoint());
    client.send(wireBytes(request));
    QTRY_COMPARE(client.answerCount(), 1);
    QVERIFY(client.received().contains("\"Code\":\"InvalidParameter\""));
}

void TestSandboxServer::connectionServesManyRequests()
{
    SandboxServer server({}, m_clock);
    QVERIFY(server.start());
    WireClient client(server.endpoint());
    for (int i = 1; i <= 20; ++i) {
        const auto carrier = i % 2 == 0 ? Carrier::PostForm : Carrier::GetQuery;
        client.send(wireBytes(rpcRequest(server.key(), m_clock.now(), carrier)));
        QTRY_COMPARE(client.answerCount(), i);
    }
    QCOMPARE(client.received().count("HTTP/1.1 200 OK"), 20);
    QCOMPARE(server.connectionCount(), 1);
    QCOMPARE(server.requestCount(), 20);
}

void TestSandboxServer::connectionClosesWhenAsked()
{
    SandboxServer server({}, m_clock);
    QVERIFY(server.start());
    WireClient client(server.endpoint());
    client.send(wireBytes(rpcRequest(server.key(), m_clock.now()), "close"));
    QTRY_VERIFY(client.isOver());
    QCOMPARE(client.answerCount(), 1);

    auto old = wireBytes(rpcRequest(server.key(), m_clock.now()), "");
    WireClient oldClient(server.endpoint());
    oldClient.send(old.replace("HTTP/1.1", "HTTP/1.0"));
    QTRY_VERIFY(oldClient.isOver());
    QCOMPARE(oldClient.answerCount(), 1);
}

NLSTOKEN_TEST(TestSandboxServer)
#include "tst_sandboxserver.moc"
