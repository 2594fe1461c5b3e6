// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/httptestclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;
using Ending = ScriptedServer::Ending;

namespace {

constexpr qsizetype largest = 64 * 1024;

QByteArray chunked(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

} // namespace

// Answers that are too long, too slow, broken off or none at all.
class tst_httptokenclientlimits : public QObject
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

    void timeLimitIsForTheWholeExchange_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Ending>("ending");
        QTest::newRow("silence") << QByteArray() << Ending::KeepOpen;
        QTest::newRow("silence after half a head")
            << QByteArray("HTTP/1.1 200 OK\r\nDa") << Ending::KeepOpen;
        QTest::newRow("silence after half a body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") << Ending::KeepOpen;
        QTest::newRow("trickling head") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << Ending::Trickle;
        QTest::newRow("trickling body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n") << Ending::Trickle;
    }
    void timeLimitIsForTheWholeExchange()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Ending, ending);
        ScriptedServer server;
        server.expect({.answers = {answer}, .ending = ending});
        QElapsedTimer watch;
        watch.start();
        const Result<HttpAnswer> result = HttpTestClient{.timeLimit = 200ms}.send(server.origin());
        QCOMPARE_LT(watch.elapsed(), 2000);
        QVERIFY(!result);
        checkError(result.error(), ErrorKind::Network, errorcode::Timeout, server);
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.connections, 1);
    }

    void answerOf64KiBIsWhole_data()
    {
        QTest::addColumn<QByteArray>("answer");
        const QByteArray body(largest, 'x');
        QTest::newRow("Content-Length") << httpAnswer(200, body);
        QTest::newRow("chunked") << chunkedHead + chunked(body) + "0\r\n\r\n";
        QTest::newRow("to the end") << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
    }
    void answerOf64KiBIsWhole()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server;
        server.expect(answer);
        const Result<HttpAnswer> result = HttpTestClient().send(server.origin());
        QVERIFY(result);
        QCOMPARE(result->body.size(), largest);
    }

    void largerAnswerIsRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Ending>("ending");
        const QByteArray body(largest + 1, 'x');
        QTest::newRow("Content-Length") << httpAnswer(200, body) << Ending::Close;
        QTest::newRow("chunked") << chunkedHead + chunked(body) + "0\r\n\r\n" << Ending::Close;
        QTest::newRow("endless") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
                                 << Ending::Flood;
        QTest::newRow("promising 4 GB")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n") << Ending::Flood;
        QTest::newRow("an error page of 1 MB")
            << httpAnswer(502, QByteArray(1 << 20, 'x')) << Ending::Close;
    }
    void largerAnswerIsRefused()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Ending, ending);
        ScriptedServer server;
        server.expect({.answers = {answer}, .ending = ending});
        const Result<HttpAnswer> result = HttpTestClient().send(server.origin());
        QVERIFY(!result);
        checkError(result.error(), ErrorKind::Protocol, errorcode::AnswerTooLarge, server);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void answerThatBreaksOffIsTruncated_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Ending>("ending");
        const QByteArray half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Token\":";
        QTest::newRow("closed") << half << Ending::Close;
        QTest::newRow("reset") << half << Ending::Reset;
        QTest::newRow("no body at all")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n") << Ending::Close;
        QTest::newRow("chunked, without the last") << chunkedHead + chunked("{}") << Ending::Close;
        QTest::newRow("half a chunk") << chunkedHead + "64\r\n{\"To" << Ending::Close;
    }
    void answerThatBreaksOffIsTruncated()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Ending, ending);
        ScriptedServer server;
        server.expect({.answers = {answer}, .ending = ending});
        const Result<HttpAnswer> result = HttpTestClient().send(server.origin());
        QVERIFY2(!result, result ? result->body.constData() : "");
        checkError(result.error(), ErrorKind::Protocol, errorcode::AnswerTruncated, server);
        QCOMPARE(server.connections, 1);
    }

    void chunkWithoutASizeIsNoAnswer()
    {
        ScriptedServer server;
        server.expect(chunkedHead + chunked("{}") + "nonsense\r\n");
        // Qt 6.4.2 may wait on although the connection is closed; the time limit ends it.
        QVERIFY(!HttpTestClient{.timeLimit = 500ms}.send(server.origin()));
        QCOMPARE(server.connections, 1);
    }

    // QNetworkAccessManager tells no more of them than that they made it hang up.
    void bytesThatAreNoHttpAreAClosedConnection_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
        QTest::newRow("SMTP") << QByteArray("220 mail.example ESMTP\r\n");
        QTest::newRow("zeroes") << QByteArray(4096, '\0');
        QTest::newRow("HTTP without a number") << QByteArray("HTTP/1.1 OK\r\n\r\n");
        QTest::newRow("JSON alone") << QByteArray("{\"Token\":{\"Id\":\"x\"}}\r\n\r\n");
    }
    void bytesThatAreNoHttpAreAClosedConnection()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server;
        server.expect(answer);
        const Result<HttpAnswer> result = HttpTestClient().send(server.origin());
        QVERIFY(!result);
        checkError(result.error(), ErrorKind::Network, errorcode::ConnectionClosed, server);
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

NLSTOKEN_TEST(tst_httptokenclientlimits)
#include "tst_httptokenclientlimits.moc"
