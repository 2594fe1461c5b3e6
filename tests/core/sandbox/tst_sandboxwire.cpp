// SPDX-License-Identifier: Apache-2.0
// What the wire faults look like from the other side of a socket.
#include "core/sandbox/sandboxserver.h"

#include "tests/core/sandbox/signedrequests.h"
#include "tests/core/sandbox/systemclient.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSandboxWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void slowAnswersLater();
    void trickleSendsByteByByte();
    void hangNeverAnswers();
    void resetComesWithoutAnAnswer();
    void resetMidwayComesAfterHalf();
    void closeIsOrderly();
    void truncatedEndsEarly();
    void garbageIsNoHttp();
    void oversizedArrivesWhole();
    void resetWorksUnderTls();
    void leavingEarlyHurtsNobody_data();
    void leavingEarlyHurtsNobody();
    void everyFaultGetsItsAnswerAndTheNextRequestIsServed_data();
    void everyFaultGetsItsAnswerAndTheNextRequestIsServed();

private:
    std::unique_ptr<SandboxServer> serverWith(const QString &fault, SandboxOptions options = {});
    QByteArray request()
    {
        return wireBytes(rpcRequest(m_server->key(), m_clock.now(), Carrier::PostForm));
    }

    FakeClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

void TestSandboxWire::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = FakeClock();
}

std::unique_ptr<SandboxServer> TestSandboxWire::serverWith(
    const QString &fault, SandboxOptions options)
{
    options.faults = FaultScript::parsed({fault}).value();
    auto server = std::make_unique<SandboxServer>(std::move(options), m_clock);
    return server->start() ? std::move(server) : nullptr;
}

void TestSandboxWire::slowAnswersLater()
{
    m_server = serverWith(u"slow"_s, {.pace = {.slowDelay = 200ms}});
    QVERIFY(m_server);
    WireClient client(m_server->endpoint());
    QElapsedTimer timer;
    timer.start();
    client.send(request());
    QTRY_COMPARE(client.answerCount(), 1);
    QVERIFY(timer.elapsed() >= 190);
    QVERIFY(client.received().startsWith("HTTP/1.1 200 OK"));
}

void TestSandboxWire::trickleSendsByteByByte()
{
    m_server = serverWith(u"trickle"_s, {.pace = {.byteInterval = 1ms}});
    QVERIFY(m_server);
    WireClient client(m_server->endpoint());
    client.send(request());
    QVERIFY(client.waitForAnswer());
    QCOMPARE_LT(client.received().size(), 20);
    QSignalSpy reads(&client, &QTcpSocket::readyRead);
    while (!client.received().endsWith("}}"))
        QVERIFY(reads.wait());
    QCOMPARE_GT(reads.size(), 20);
    QVERIFY(client.isConnected());
}

void TestSandboxWire::hangNeverAnswers()
{
    // The time for a complete request is over long before the end: a hanging answer is not cut off
    // by it.
    m_server = serverWith(u"hang:1"_s, {.limits = {.requestTime = 50ms}});
    QVERIFY(m_server);
    WireClient hanging(m_server->endpoint());
    hanging.send(request());
    QTRY_COMPARE(m_server->requestCount(), 1);
    WireClient idle(m_server->endpoint());
    QTRY_VERIFY(idle.isOver());
    QVERIFY(hanging.isConnected());
    QVERIFY(hanging.received().isEmpty());
}

void TestSandboxWire::resetComesWithoutAnAnswer()
{
    m_server = serverWith(u"reset"_s);
    QVERIFY(m_server);
    SystemClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.receive() != SystemClient::State::Open);
    QCOMPARE(client.receive(), SystemClient::State::Reset);
    QVERIFY(client.received().isEmpty());
}

void TestSandboxWire::resetMidwayComesAfterHalf()
{
    m_server = serverWith(u"reset-midway"_s);
    QVERIFY(m_server);
    SystemClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.receive() != SystemClient::State::Open);
    QCOMPARE(client.receive(), SystemClient::State::Reset);
    QVERIFY(client.received().startsWith("HTTP/1.1 200 OK"));
    QVERIFY(!client.received().endsWith("}}"));
}

void TestSandboxWire::closeIsOrderly()
{
    m_server = serverWith(u"close"_s);
    QVERIFY(m_server);
    SystemClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.receive() != SystemClient::State::Open);
    QCOMPARE(client.receive(), SystemClient::State::Closed);
    QVERIFY(client.received().isEmpty());
}

void TestSandboxWire::truncatedEndsEarly()
{
    m_server = serverWith(u"truncated"_s);
    QVERIFY(m_server);
    WireClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.isOver());
    const qsizetype end = client.received().indexOf("\r\n\r\n");
    QVERIFY(end > 0 && client.received().endsWith("}}"));
    static const QRegularExpression length(u"Content-Length: (\\d+)"_s);
    const auto claimed =
        length.match(QString::fromLatin1(client.received())).captured(1).toLongLong();
    QCOMPARE(claimed, client.received().size() - end - 4 + 100);
}

void TestSandboxWire::garbageIsNoHttp()
{
    m_server = serverWith(u"garbage"_s);
    QVERIFY(m_server);
    WireClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.isOver());
    QCOMPARE(client.received().size(), 512);
    QCOMPARE(client.answerCount(), 0);
}

void TestSandboxWire::oversizedArrivesWhole()
{
    m_server = serverWith(u"oversized"_s);
    QVERIFY(m_server);
    WireClient client(m_server->endpoint());
    client.send(request());
    QTRY_VERIFY(client.received().endsWith("}}"));
    QCOMPARE_GT(client.received().size(), 1024 * 1024);
}

void TestSandboxWire::resetWorksUnderTls()
{
    m_server = serverWith(u"reset-midway"_s, {.tls = true});
    QVERIFY(m_server);
    QSslSocket client;
    auto tls = client.sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_server->caPem()));
    client.setSslConfiguration(tls);
    QByteArray received;
    connect(&client, &QSslSocket::readyRead, &client, [&] { received += client.readAll(); });
    connect(&client, &QSslSocket::encrypted, &client, [&] { client.write(request()); });
    client.connectToHostEncrypted(
        u"127.0.0.1"_s, static_cast<quint16>(QUrl(m_server->endpoint()).port()));
    QTRY_VERIFY(
        m_server->requestCount() == 1 && client.state() == QAbstractSocket::UnconnectedState);
    QVERIFY(received.startsWith("HTTP/1.1 200 OK"));
    QVERIFY(!received.endsWith("}}"));
}

void TestSandboxWire::leavingEarlyHurtsNobody_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault : {"slow:1", "trickle:1", "hang:1", "oversized:1", "reset-midway:1"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void TestSandboxWire::leavingEarlyHurtsNobody()
{
    QFETCH(const QString, fault);
    m_server = serverWith(fault, {.pace = {.slowDelay = 20ms, .byteInterval = 5ms}});
    QVERIFY(m_server);
    {
        WireClient client(m_server->endpoint());
        client.send(request());
        QTRY_COMPARE(m_server->requestCount(), 1);
    }
    WireClient next(m_server->endpoint());
    next.send(request());
    QTRY_VERIFY(next.received().startsWith("HTTP/1.1 200 OK"));
}

void TestSandboxWire::everyFaultGetsItsAnswerAndTheNextRequestIsServed_data()
{
    QTest::addColumn<QString>("fault");
    for (const auto &known : knownFaults())
        QTest::newRow(known.name.data()) << QString(known.name);
}

void TestSandboxWire::everyFaultGetsItsAnswerAndTheNextRequestIsServed()
{
    QFETCH(const QString, fault);
    m_server = serverWith(fault + u":1"_s, {.pace = {.slowDelay = 1ms, .byteInterval = 0ms}});
    QVERIFY(m_server);
    WireClient first(m_server->endpoint());
    first.send(request());
    if (fault == u"hang"_s)
        QTRY_COMPARE(m_server->requestCount(), 1);
    else
        QTRY_VERIFY(!first.received().isEmpty() || first.isOver());
    WireClient second(m_server->endpoint());
    second.send(request());
    QTRY_VERIFY(second.received().endsWith("}}"));
    QVERIFY(second.received().startsWith("HTTP/1.1 200 OK"));
}

NLSTOKEN_TEST(TestSandboxWire)
#include "tst_sandboxwire.moc"
