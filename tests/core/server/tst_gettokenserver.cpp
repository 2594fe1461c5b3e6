// SPDX-License-Identifier: Apache-2.0
// What a client may cost the token server, and how it is answered over a real socket.
#include "core/server/gettokenserver.h"

#include "core/model/errorcode.h"
#include "core/server/gettokenhandler.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <vector>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clients = std::vector<std::unique_ptr<WireClient>>;

QByteArray request(const QByteArray &target = "/gettoken", const QByteArray &more = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer key\r\n" + more
        + "\r\n";
}

} // namespace

class TestGetTokenServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tokenIsFetchedOnceAndAnsweredFromMemory();
    void profileIsChosenByName();
    void pageIsToldWhatItMaySend();
    void foreignPageLearnsNothing();
    void answersComeInTheOrderOfTheRequests();
    void requestsBehindAFetchWait();
    void clientThatReadsNothingCostsLittle();
    void tooManyBytesAreAborted_data();
    void tooManyBytesAreAborted();
    void tooManyBytesDuringAFetchAreAborted();
    void halfRequestIsGivenUp_data();
    void halfRequestIsGivenUp();
    void slowDripIsGivenUp();
    void malformedRequestIsToldAndClosed();
    void connectionIsClosedWhenAsked();
    void connectionsBeyondTheLimitAreToldSo();
    void clientsThatLeaveDisturbNobody();
    void stopLetsAnswersFinish();
    void stopIsAtOnceWithoutAnswersUnderWay();
    void addressInUseIsTold();

private:
    void start(const ConnectionLimits &limits = {});
    std::unique_ptr<WireClient> client() { return std::make_unique<WireClient>(m_server->url()); }
    bool stillServes();

    std::unique_ptr<TokenRefreshFixture> m_refreshes;
    std::unique_ptr<GetTokenHandler> m_fixture;
    std::unique_ptr<GetTokenServer> m_server;
};

void TestGetTokenServer::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_refreshes = std::make_unique<TokenRefreshFixture>();
    ServerAccess access(SecretBytes("key"));
    access.allowOrigin("https://app.example");
    m_fixture = std::make_unique<GetTokenHandler>(std::move(access),
        [](const ServiceError &error) { return error.code; }, m_refreshes->clock);
    for (const QString &name : {u"demo"_s, u"other"_s}) {
        m_fixture->serve(name, std::make_unique<ServedToken>([this] {
            return Result<TokenQuery>({.profile = m_refreshes->profile});
        }, m_refreshes->service(), m_refreshes->clock));
    }
}

void TestGetTokenServer::cleanup()
{
    QVERIFY(m_refreshes->client.isDone());
    m_server.reset();
    m_fixture.reset();
    m_refreshes.reset();
}

void TestGetTokenServer::start(const ConnectionLimits &limits)
{
    m_server = std::make_unique<GetTokenServer>(GetTokenOptions{.limits = limits}, *m_fixture);
    QVERIFY(m_server->start());
}

bool TestGetTokenServer::stillServes()
{
    const auto caller = client();
    caller->send(request("/healthz"));
    return caller->waitForAnswer() && caller->received().endsWith("ok");
}

void TestGetTokenServer::tokenIsFetchedOnceAndAnsweredFromMemory()
{
    start();
    m_refreshes->expectToken("token-1");
    const auto caller = client();
    for (int i = 1; i <= 3; ++i) {
        caller->send(request());
        QTRY_COMPARE(caller->answerCount(), i);
        QCOMPARE(caller->received().count("\"token\":\"token-1\""), i);
    }
    QCOMPARE(m_refreshes->client.requests.size(), 1);
}

void TestGetTokenServer::profileIsChosenByName()
{
    start();
    m_refreshes->cache(m_refreshes->token("token-1", 5000s));
    const auto caller = client();
    caller->send(request("/gettoken?profile=OTHER"));
    QTRY_VERIFY(caller->received().contains("token-1"));
    caller->send(request("/gettoken?profile=third"));
    QTRY_VERIFY(caller->received().contains("HTTP/1.1 404 Not Found"));
    caller->send(request("/gettoken?profile="));
    QTRY_COMPARE(caller->received().count("HTTP/1.1 404 Not Found"), 2);
    caller->send(request("/gettoken?profile=demo&profile=other"));
    QTRY_VERIFY(caller->received().contains("HTTP/1.1 400 Bad Request"));
}

void TestGetTokenServer::pageIsToldWhatItMaySend()
{
    start();
    const auto page = client();
    page->send("OPTIONS /gettoken HTTP/1.1\r\nHost: localhost\r\nOrigin: https://app.example\r\n"
               "Access-Control-Request-Method: GET\r\n"
               "Access-Control-Request-Headers: authorization\r\n\r\n");
    QTRY_VERIFY(page->received().startsWith("HTTP/1.1 204 No Content\r\n"));
    QVERIFY(page->received().contains("Access-Control-Allow-Origin: https://app.example\r\n"));
    m_refreshes->cache(m_refreshes->token("token-1", 5000s));
    page->send(request("/gettoken", "Origin: https://app.example\r\n"));
    QTRY_VERIFY(page->received().contains("token-1"));
    QCOMPARE(page->received().count("Access-Control-Allow-Origin: https://app.example\r\n"), 2);
}

void TestGetTokenServer::foreignPageLearnsNothing()
{
    start();
    const auto page = client();
    page->send("OPTIONS /gettoken HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n"
               "Access-Control-Request-Method: GET\r\n\r\n");
    QTRY_VERIFY(page->received().startsWith("HTTP/1.1 403 Forbidden\r\n"));
    page->send(request("/gettoken", "Origin: https://evil.example\r\n"));
    QTRY_COMPARE(page->received().count("HTTP/1.1 403 Forbidden\r\n"), 2);
    QVERIFY(!page->received().contains("Access-Control"));
}

void TestGetTokenServer::answersComeInTheOrderOfTheRequests()
{
    start();
    m_refreshes->cache(m_refreshes->token("token-1", 5000s));
    const auto caller = client();
    caller->send(request());
    QTRY_COMPARE(caller->answerCount(), 1);
    QByteArray many;
    for (int i = 0; i < 1000; ++i) // more than the buffers hold
        many += request("/healthz") + request("/gettoken") + request("/nothing");
    caller->send(many);
    QTRY_COMPARE(caller->answerCount(), 3001);
    static const QRegularExpression status(u"HTTP/1.1 (\\d+)"_s);
    auto match = status.globalMatch(QString::fromLatin1(caller->received()));
    QCOMPARE(match.next().captured(1), u"200"_s);
    for (int i = 0; match.hasNext(); ++i)
        QCOMPARE(match.next().captured(1), i % 3 == 2 ? u"404"_s : u"200"_s);
}

void TestGetTokenServer::requestsBehindAFetchWait()
{
    start();
    m_refreshes->client.expectAndHold();
    const auto caller = client();
    caller->send(request() + request("/healthz"));
    QTRY_VERIFY(m_refreshes->client.holds());
    QCOMPARE(caller->answerCount(), 0);
    m_refreshes->client.answerHeld(
        Failure({.kind = ErrorKind::Network, .code = errorcode::TlsUntrusted}));
    QTRY_COMPARE(caller->answerCount(), 2);
    QVERIFY(caller->received().startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
    QVERIFY(caller->received().endsWith("ok"));
}

void TestGetTokenServer::clientThatReadsNothingCostsLittle()
{
    start({.requestTime = 500ms});
    QTcpSocket rude;
    rude.setReadBufferSize(1);
    rude.connectToHost(m_server->where().address, m_server->where().port);
    const QByteArray many = request("/nothing").repeated(200'000); // 17 MB, and more to answer
    connect(&rude, &QTcpSocket::connected, &rude, [&] { rude.write(many); });
    QTRY_COMPARE(rude.state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(
        rude.state(), QAbstractSocket::UnconnectedState); // given up, not served to the end
    QVERIFY(stillServes());
}

void TestGetTokenServer::tooManyBytesAreAborted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("line") << "GET /" + QByteArray(9000, 'a');
    QTest::newRow("field") << "GET / HTTP/1.1\r\nA: " + QByteArray(9000, 'a');
    QTest::newRow("fields") << "GET / HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(2000);
    QTest::newRow("empty lines") << QByteArray("\r\n").repeated(5000);
    QTest::newRow("endless") << "GET /" + QByteArray(20'000'000, 'a');
}

void TestGetTokenServer::tooManyBytesAreAborted()
{
    QFETCH(const QByteArray, bytes);
    start();
    const auto rude = client();
    rude->send(bytes);
    QTRY_VERIFY(rude->isOver()); // at once and not after 10 s, for which QTRY would not wait
    QVERIFY(rude->received().isEmpty());
    QVERIFY(stillServes());
}

void TestGetTokenServer::tooManyBytesDuringAFetchAreAborted()
{
    start();
    m_refreshes->client.expectAndHold();
    const auto rude = client();
    rude->send(request());
    QTRY_VERIFY(m_refreshes->client.holds());
    rude->send(request("/healthz").repeated(200));
    QTRY_VERIFY(rude->isOver());
    m_refreshes->client.answerHeld(
        Failure({.kind = ErrorKind::Network, .code = errorcode::TlsUntrusted}));
    QVERIFY(stillServes());
}

void TestGetTokenServer::halfRequestIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a line") << QByteArray("GET /gett");
    QTest::newRow("half a header") << QByteArray("GET / HTTP/1.1\r\nHost: local");
    QTest::newRow("after an answer") << request("/healthz") + "GET /";
}

void TestGetTokenServer::halfRequestIsGivenUp()
{
    QFETCH(const QByteArray, bytes);
    start({.requestTime = 100ms});
    const auto slow = client();
    slow->send(bytes);
    QTRY_VERIFY(slow->isOver());
    QCOMPARE(slow->answerCount(), bytes.startsWith("GET /healthz") ? 1 : 0);
    QVERIFY(stillServes());
}

void TestGetTokenServer::slowDripIsGivenUp()
{
    start({.requestTime = 200ms});
    const auto slow = client();
    QTimer drip;
    connect(&drip, &QTimer::timeout, slow.get(), [&slow] { slow->send("x"); });
    drip.start(10ms);
    QTRY_VERIFY(slow->isOver());
}

void TestGetTokenServer::malformedRequestIsToldAndClosed()
{
    start();
    const auto wrong = client();
    wrong->send("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + request());
    QTRY_VERIFY(wrong->isOver());
    QVERIFY(wrong->received().startsWith("HTTP/1.1 400 Bad Request\r\n"));
    QVERIFY(wrong->received().contains("\r\nConnection: close\r\n"));
    QCOMPARE(wrong->answerCount(), 1); // what follows isn't taken for a request
}

void TestGetTokenServer::connectionIsClosedWhenAsked()
{
    start();
    const auto caller = client();
    caller->send(request("/healthz", "Connection: close\r\n") + request("/healthz"));
    QTRY_VERIFY(caller->isOver());
    QCOMPARE(caller->answerCount(), 1);
    QVERIFY(caller->received().endsWith("ok"));
}

void TestGetTokenServer::connectionsBeyondTheLimitAreToldSo()
{
    start({.connections = 10});
    Clients clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(client());
        clients.back()->send(request("/healthz"));
        QTRY_VERIFY(clients.back()->received().endsWith("ok"));
    }
    const auto more = client();
    more->send(request());
    QTRY_VERIFY(more->isOver());
    QVERIFY(more->received().startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    Clients flood;
    for (int i = 0; i < 200; ++i)
        flood.push_back(client());
    QTRY_VERIFY(std::ranges::all_of(flood, [](const auto &one) { return one->isOver(); }));
    clients.front()->send(request("/healthz")); // who is in stays in
    QTRY_COMPARE(clients.front()->answerCount(), 2);
    clients.clear();
    QTRY_VERIFY(stillServes());
}

void TestGetTokenServer::clientsThatLeaveDisturbNobody()
{
    start();
    m_refreshes->client.expectAndHold();
    Clients leaving;
    for (int i = 0; i < 20; ++i) {
        leaving.push_back(client());
        leaving.back()->send(request());
    }
    QTRY_VERIFY(m_refreshes->client.holds());
    const auto staying = client();
    staying->send(request());
    for (const auto &one : leaving)
        one->abort();
    leaving.clear();
    QVERIFY(stillServes());
    m_refreshes->client.answerHeld(
        Failure({.kind = ErrorKind::Network, .code = errorcode::TlsUntrusted}));
    QTRY_VERIFY(staying->received().startsWith("HTTP/1.1 502"));
}

void TestGetTokenServer::stopLetsAnswersFinish()
{
    start();
    m_refreshes->client.expectAndHold();
    const auto waiting = client();
    waiting->send(request());
    const auto idle = client();
    idle->send(request("/healthz"));
    QTRY_VERIFY(m_refreshes->client.holds());
    QTRY_COMPARE(idle->answerCount(), 1);
    QSignalSpy stopped(m_server.get(), &GetTokenServer::stopped);
    const ListenAddress where = m_server->where();
    m_server->stop();
    QTRY_VERIFY(idle->isOver());
    QTcpSocket late;
    late.connectToHost(where.address, where.port);
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    QCOMPARE(stopped.size(), 0);
    m_refreshes->client.answerHeld(
        Failure({.kind = ErrorKind::Network, .code = errorcode::TlsUntrusted}));
    QTRY_VERIFY(waiting->received().startsWith("HTTP/1.1 502 Bad Gateway\r\n"));
    QVERIFY(waiting->received().contains("\r\nConnection: close\r\n"));
    QTRY_COMPARE(stopped.size(), 1);
}

void TestGetTokenServer::stopIsAtOnceWithoutAnswersUnderWay()
{
    start();
    const auto idle = client();
    QTRY_VERIFY(idle->isConnected());
    QVERIFY(stillServes());
    QSignalSpy stopped(m_server.get(), &GetTokenServer::stopped);
    m_server->stop();
    QTRY_VERIFY(!stopped.isEmpty());
    QTRY_VERIFY(idle->isOver());
}

void TestGetTokenServer::addressInUseIsTold()
{
    start();
    GetTokenServer second({.where = m_server->where()}, *m_fixture);
    const Result<void> started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error(),
        (ServiceError{.kind = ErrorKind::Network,
            .code = errorcode::ListenFailed,
            .detail = m_server->where().text(),
            .reason = u"Address already in use"_s}));
}

NLSTOKEN_TEST(TestGetTokenServer)
#include "tst_gettokenserver.moc"
