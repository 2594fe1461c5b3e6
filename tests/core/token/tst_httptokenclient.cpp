// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/httptestclient.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QHostInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;
using Ending = ScriptedServer::Ending;

// One request over a real connection, whatever the other side does.
class tst_httptokenclient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_log = std::make_unique<LogListener>();
    }

    void cleanup()
    {
        for (const QString &line : m_log->lines())
            QVERIFY2(!tellsOfTheRequest(line), qPrintable(line));
        m_log.reset();
    }

    void answerComesWithItsHeaders()
    {
        ScriptedServer server;
        server.expect(httpAnswer(400, refusalBody("Throttling.User", "x"),
            "Date: Sun, 22 Nov 2026 08:49:37 GMT\r\nRetry-After: 7\r\n"
            "x-acs-retry-after: 1500\r\n"));
        const QDateTime before = QDateTime::currentDateTimeUtc();
        const Result<HttpAnswer> answer = HttpTestClient().send(server.origin());
        QVERIFY(answer);
        QCOMPARE(answer->status, 400);
        QCOMPARE(answer->body, refusalBody("Throttling.User", "x"));
        QCOMPARE(answer->date, "Sun, 22 Nov 2026 08:49:37 GMT");
        QCOMPARE(answer->retryAfter, "7");
        QCOMPARE(answer->acsRetryAfter, "1500");
        QCOMPARE_LE(before, answer->sentAt);
        QCOMPARE_LE(answer->sentAt, answer->receivedAt);
        QCOMPARE_LE(answer->receivedAt, QDateTime::currentDateTimeUtc());
    }

    void everyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
            {200, 201, 400, 401, 403, 404, 405, 409, 410, 418, 429, 500, 501, 502, 503, 504, 599})
            QTest::addRow("%d", status) << status;
    }
    void everyStatusIsAnAnswer()
    {
        QFETCH(int, status);
        for (const QByteArray &body : {QByteArray("{}"), QByteArray()}) {
            ScriptedServer server;
            server.expect(httpAnswer(status, body));
            const Result<HttpAnswer> answer = HttpTestClient().send(server.origin());
            QVERIFY(answer);
            QCOMPARE(answer->status, status);
            QCOMPARE(answer->body, body);
            QCOMPARE(server.connections, 1);
        }
    }

    void requestOnTheWireIsWhatWasSigned_data()
    {
        QTest::addColumn<SignatureVersion>("signature");
        QTest::newRow("v1") << SignatureVersion::V1;
        QTest::newRow("v3") << SignatureVersion::V3;
    }
    void requestOnTheWireIsWhatWasSigned()
    {
        QFETCH(SignatureVersion, signature);
        ScriptedServer server;
        server.expect(httpAnswer(200, "{}"));
        QVERIFY(HttpTestClient{.signature = signature}.send(server.origin()));
        const QByteArray request = server.requests.at(0);
        const QByteArray head = request.left(request.indexOf("\r\n\r\n") + 2).toLower();
        const QByteArray body = request.mid(request.indexOf("\r\n\r\n") + 4);
        QVERIFY2(request.startsWith("POST / HTTP/1.1\r\n"), request.constData());
        const auto has = [&head](const QByteArray &line) { return head.count("\r\n" + line) == 1; };
        QVERIFY2(has("accept-encoding: identity\r\n"), head.constData());
        QVERIFY2(has("user-agent: nls-token-desk\r\n"), head.constData());
        QVERIFY2(has("accept: application/json\r\n"), head.constData());
        QVERIFY2(
            has("content-length: " + QByteArray::number(body.size()) + "\r\n"), head.constData());
        QVERIFY2(
            has("host: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n"), head.constData());
        QVERIFY(!has("cookie") && !has("expect") && !has("transfer-encoding") && !has("upgrade"));
        if (signature == SignatureVersion::V1) {
            QVERIFY(has("content-type: application/x-www-form-urlencoded\r\n"));
            QVERIFY(body.startsWith("AccessKeyId=LTAI5tAbCdEfGhIjKlMnOpQr&Action=CreateToken&"));
        } else {
            QCOMPARE(body, QByteArray());
            QVERIFY(has("authorization: acs3-hmac-sha256 credential="));
            QVERIFY(!has("content-type"));
        }
    }

    void cookiesAreNeitherKeptNorSent()
    {
        ScriptedServer server;
        server.expect(httpAnswer(200, "{}", "Set-Cookie: a=b\r\n"));
        server.expect(httpAnswer(200, "{}"));
        const SystemClock clock;
        HttpTokenClient client(clock, {});
        QVERIFY(HttpTestClient().send(client, server.origin()));
        QVERIFY(HttpTestClient().send(client, server.origin()));
        QVERIFY(!server.requests.at(1).toLower().contains("cookie"));
    }

    void redirectIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {300, 301, 302, 303, 305, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void redirectIsNotFollowed()
    {
        QFETCH(int, status);
        ScriptedServer elsewhere;
        ScriptedServer server;
        server.expect(
            httpAnswer(status, "", "Location: " + elsewhere.origin().toLatin1() + "/\r\n"));
        const Result<HttpAnswer> answer = HttpTestClient().send(server.origin());
        QCOMPARE(elsewhere.connections, 0);
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(server.connections, 1);
    }

    void requestIsSentOnceWhenTheConnectionBreaks_data()
    {
        QTest::addColumn<SignatureVersion>("signature");
        QTest::addColumn<bool>("readsFirst");
        QTest::addColumn<Ending>("ending");
        for (const auto signature : {SignatureVersion::V1, SignatureVersion::V3}) {
            const QByteArray name = signatureName(signature).toLatin1();
            QTest::addRow("%s, closed", name.constData()) << signature << true << Ending::Close;
            QTest::addRow("%s, reset", name.constData()) << signature << true << Ending::Reset;
            QTest::addRow("%s, closed at once", name.constData())
                << signature << false << Ending::Close;
            QTest::addRow("%s, reset at once", name.constData())
                << signature << false << Ending::Reset;
        }
    }
    void requestIsSentOnceWhenTheConnectionBreaks()
    {
        QFETCH(SignatureVersion, signature);
        QFETCH(bool, readsFirst);
        QFETCH(Ending, ending);
        ScriptedServer server; // a second connection would fail the test
        server.expect({.readsFirst = readsFirst, .ending = ending});
        const Result<HttpAnswer> answer =
            HttpTestClient{.signature = signature}.send(server.origin());
        QVERIFY(!answer);
        // A reset may come while the connection is still being made.
        const bool inTime = readsFirst || answer.error().code == errorcode::ConnectionClosed;
        checkError(answer.error(), ErrorKind::Network,
            inTime ? errorcode::ConnectionClosed : errorcode::ConnectionFailed, server);
        QCOMPARE(server.connections, 1);
        QCOMPARE_LE(server.requests.size(), 1);
    }

    void requestIsSentOnceWhenAKeptConnectionBreaks_data()
    {
        QTest::addColumn<SignatureVersion>("signature");
        QTest::addColumn<Ending>("ending");
        for (const auto signature : {SignatureVersion::V1, SignatureVersion::V3}) {
            const QByteArray name = signatureName(signature).toLatin1();
            QTest::addRow("%s, closed", name.constData()) << signature << Ending::Close;
            QTest::addRow("%s, reset", name.constData()) << signature << Ending::Reset;
        }
    }
    void requestIsSentOnceWhenAKeptConnectionBreaks()
    {
        QFETCH(SignatureVersion, signature);
        QFETCH(Ending, ending);
        ScriptedServer server;
        server.expect({.answers = {httpAnswer(200, "{}")}, .ending = ending, .reuses = true});
        const SystemClock clock;
        HttpTokenClient client(clock, {});
        const HttpTestClient caller{.signature = signature};
        QVERIFY(caller.send(client, server.origin()));
        const Result<HttpAnswer> second = caller.send(client, server.origin());
        QVERIFY(!second);
        checkError(second.error(), ErrorKind::Network, errorcode::ConnectionClosed, server);
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(server.connections, 1);
    }

    void proxyStatusWithoutAProxyIsOneToo()
    {
        ScriptedServer server;
        server.expect(
            httpAnswer(407, "<html></html>", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
        const Result<HttpAnswer> result = HttpTestClient().send(server.origin());
        QVERIFY(!result);
        checkError(result.error(), ErrorKind::Network, errorcode::ProxyAuthentication, server);
        QCOMPARE(server.connections, 1);
    }

    void nobodyListeningIsARefusedConnection()
    {
        const QString origin = u"http://127.0.0.1:"_s + QString::number(closedPort());
        const Result<HttpAnswer> answer = HttpTestClient().send(origin);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::ConnectionRefused);
        QCOMPARE(answer.error().detail, origin.mid(7));
    }

    void nameThatDoesNotResolveIsSaid_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("code");
        QTest::newRow("no such name")
            << u"nlsmeta.no-such-region.invalid"_s << QString(errorcode::HostNotFound);
        QTest::newRow("the documents' misprint")
            << u"nls-meta.ap-southeast-1.aliyuncs.com"_s << QString(errorcode::HostMisspelt);
    }
    void nameThatDoesNotResolveIsSaid()
    {
        QFETCH(QString, host);
        QFETCH(QString, code);
        if (QHostInfo::fromName(host).error() != QHostInfo::HostNotFound)
            QSKIP("the resolver of this computer does not say that there is no such name");
        const Result<HttpAnswer> answer = HttpTestClient().send(u"https://"_s + host);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(answer.error().detail, host);
    }

    void connectionIsClosedWhenTheCallerDies()
    {
        ScriptedServer server;
        server.expect({.ending = Ending::KeepOpen});
        const SystemClock clock;
        HttpTokenClient client(clock, {});
        auto caller = std::make_unique<QObject>();
        client.send(HttpTestClient().request(server.origin()), 5s,
            {caller.get(), [](const Result<HttpAnswer> &) { qFatal("the dead were answered"); }});
        QTRY_COMPARE(server.requests.size(), 1);
        caller.reset();
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.connections, 1);
    }

private:
    static void checkError(const ServiceError &error, ErrorKind kind, const QString &code,
        const ScriptedServer &server)
    {
        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.detail, u"127.0.0.1:"_s + QString::number(server.port()));
        QVERIFY(!tellsOfTheRequest(error.detail + error.serverMessage));
    }

    std::unique_ptr<LogListener> m_log;
};

NLSTOKEN_TEST(tst_httptokenclient)
#include "tst_httptokenclient.moc"
