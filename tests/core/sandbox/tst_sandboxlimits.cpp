// SPDX-License-Identifier: Apache-2.0
// What a client may cost the sandbox.
#include "core/sandbox/sandboxserver.h"

#include "tests/core/sandbox/signedrequests.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clients = std::vector<std::unique_ptr<WireClient>>;

auto countOver(const Clients &clients)
{
    return std::count_if(
        clients.begin(), clients.end(), [](const auto &client) { return client->isOver(); });
}

} // namespace

class TestSandboxLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_server.reset(); }
    void connectionsBeyondTheLimitAreClosed_data();
    void connectionsBeyondTheLimitAreClosed();
    void threeHundredRequestsOneAfterTheOther();
    void halfRequestIsGivenUp_data();
    void halfRequestIsGivenUp();
    void silentClientIsGivenUpUnderTls();
    void slowDripIsGivenUp();
    void longHeaderIsGivenUp_data();
    void longHeaderIsGivenUp();
    void longestGoodRequestIsServed();
    void endlessBytesAreNotKept();
    void requestsBehindAnAnswerWaitButNotMany();
    void requestsInOneGoAreAnsweredInOrder();

private:
    bool start(SandboxOptions options = {});
    QByteArray request()
    {
        return wireBytes(rpcRequest(m_server->key(), m_clock.now(), Carrier::PostForm));
    }
    bool stillServes();

    FakeClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
};

void TestSandboxLimits::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = FakeClock();
}

bool TestSandboxLimits::start(SandboxOptions options)
{
    m_server = std::make_unique<SandboxServer>(std::move(options), m_clock);
    return m_server->start().has_value();
}

bool TestSandboxLimits::stillServes()
{
    WireClient client(m_server->endpoint());
    client.send(request());
    return client.waitForAnswer() && client.received().startsWith("HTTP/1.1 200 OK");
}

void TestSandboxLimits::connectionsBeyondTheLimitAreClosed_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestSandboxLimits::connectionsBeyondTheLimitAreClosed()
{
    QFETCH(const bool, tls);
    QVERIFY(start({.tls = tls}));
    Clients clients;
    for (int i = 0; i < 300; ++i)
        clients.push_back(std::make_unique<WireClient>(m_server->endpoint()));
    QTRY_COMPARE(countOver(clients), 44);
    QCOMPARE(m_server->connectionCount(), 256);
    clients.clear();
    if (tls)
        return;
    QTRY_VERIFY(stillServes()); // the places are free again
}

void TestSandboxLimits::threeHundredRequestsOneAfterTheOther()
{
    QVERIFY(start());
    for (int i = 0; i < 300; ++i)
        QVERIFY(stillServes());
    QCOMPARE(m_server->requestCount(), 300);
}

void TestSandboxLimits::halfRequestIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a line") << QByteArray("GET /?Action=Crea");
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost: 127.0");
    QTest::newRow("half a body") << QByteArray(
        "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12345");
    QTest::newRow("half a chunk") << QByteArray(
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12");
    QTest::newRow("no HTTP") << QByteArray(
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n", 19);
    QTest::newRow("a line of one word") << QByteArray("HELLO\r\n\r\n");
}

void TestSandboxLimits::halfRequestIsGivenUp()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(start({.limits = {.requestTime = 100ms}}));
    WireClient client(m_server->endpoint());
    client.send(bytes);
    QTRY_VERIFY(client.isOver());
    QVERIFY(client.received().isEmpty());
    QCOMPARE(m_server->requestCount(), 0);
    QVERIFY(stillServes());
}

void TestSandboxLimits::silentClientIsGivenUpUnderTls()
{
    QVERIFY(start({.tls = true, .limits = {.requestTime = 100ms}}));
    WireClient client(m_server->endpoint());
    QTRY_VERIFY(client.isOver());
}

void TestSandboxLimits::slowDripIsGivenUp()
{
    // A byte now and then doesn't buy more time: the limit is for the whole request.
    QVERIFY(start({.limits = {.requestTime = 200ms}}));
    WireClient client(m_server->endpoint());
    QTimer drip;
    connect(&drip, &QTimer::timeout, &client, [&client] { client.send("x"); });
    drip.start(10ms);
    QTRY_VERIFY(client.isOver());
    QCOMPARE(m_server->requestCount(), 0);
}

void TestSandboxLimits::longHeaderIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray lots(9000, 'a');
    QTest::newRow("line") << QByteArray("GET /?" + lots);
    QTest::newRow("one field") << QByteArray("GET / HTTP/1.1\r\nX: " + lots);
    QTest::newRow("many fields") << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(2000);
    QTest::newRow("body") << "POST / HTTP/1.1\r\nContent-Length: 100000\r\n\r\n" + lots.repeated(5);
    QTest::newRow("chunks") << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
            + ("2328\r\n" + lots + "\r\n").repeated(5);
    QTest::newRow("blank lines") << QByteArray("\r\n").repeated(20'000);
}

void TestSandboxLimits::longHeaderIsGivenUp()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(start());
    WireClient client(m_server->endpoint());
    client.send(bytes);
    QTRY_VERIFY(client.isOver()); // at once and not after 10 s, for which QTRY would not wait
    QCOMPARE(m_server->requestCount(), 0);
    QVERIFY(stillServes());
}

void TestSandboxLimits::longestGoodRequestIsServed()
{
    QVERIFY(start(
        {.key = SandboxKey{
             .id = "STS.long", .secret = "s", .securityToken = "CAI" + QByteArray(7000, 'x')}}));
    WireClient client(m_server->endpoint());
    client.send(wireBytes(rpcRequest(m_server->key(), m_clock.now(), Carrier::GetQuery)));
    QTRY_VERIFY(client.received().startsWith("HTTP/1.1 200 OK"));
    auto wordy = rpcRequest(m_server->key(), m_clock.now(), Carrier::PostForm);
    wordy.headers.emplace_back("X-Padding", QByteArray(7000, 'y'));
    client.send(wireBytes(wordy));
    QTRY_COMPARE(client.received().count("HTTP/1.1 200 OK"), 2);
}

void TestSandboxLimits::endlessBytesAreNotKept()
{
    QVERIFY(start({.limits = {.requestTime = 500ms}}));
    WireClient client(m_server->endpoint());
    client.send("HELLO\r\n");
    client.send(QByteArray(50'000'000, 'x'));
    QTRY_VERIFY(client.isOver());
    QVERIFY(stillServes());
}

void TestSandboxLimits::requestsBehindAnAnswerWaitButNotMany()
{
    QVERIFY(start({.faults = FaultScript::parsed({u"hang:1"_s}).value()}));
    WireClient client(m_server->endpoint());
    client.send(request());
    QTRY_COMPARE(m_server->requestCount(), 1);
    client.send(request());
    QVERIFY(stillServes());
    QCOMPARE(m_server->requestCount(), 2);
    QVERIFY(client.isConnected());
    client.send(request().repeated(50));
    QTRY_VERIFY(client.isOver());
    QCOMPARE(m_server->requestCount(), 2);
    QVERIFY(stillServes());
}

void TestSandboxLimits::requestsInOneGoAreAnsweredInOrder()
{
    QVERIFY(start());
    WireClient client(m_server->endpoint());
    client.send(request() + request() + request());
    QTRY_COMPARE(client.answerCount(), 3);
    QVERIFY(client.isConnected());
}

NLSTOKEN_TEST(TestSandboxLimits)
#include "tst_sandboxlimits.moc"
