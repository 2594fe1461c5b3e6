// SPDX-License-Identifier: Apache-2.0
// What both servers refuse, over a real socket: bytes in which others could read another request.
#include "core/sandbox/sandboxserver.h"
#include "core/server/gettokenhandler.h"
#include "core/server/gettokenserver.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;

class TestStrictReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void isRefusedByBoth_data();
    void isRefusedByBoth();

private:
    FakeClock m_clock;
};

void TestStrictReading::isRefusedByBoth_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const auto row = [&](const char *name, const QByteArray &field, const QByteArray &body = {}) {
        QTest::newRow(name) << "POST / HTTP/1.1\r\nHost: localhost\r\n" + field + "\r\n\r\n" + body
                + next;
    };
    const auto line = [&](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text + "\r\nHost: localhost\r\n\r\n" + next;
    };
    QTest::newRow("LF alone") << QByteArray("GET / HTTP/1.1\nHost: localhost\n\n");
    row("LF alone in a field", "A: b\nTransfer-Encoding: chunked");
    row("CR alone in a field", "A: b\rTransfer-Encoding: chunked");
    row("NUL in a field", QByteArray("A: b\0c", 6));
    row("blank before the colon", "Content-Length : 5", "12345");
    row("blank before the name", " Content-Length: 5", "12345");
    row("folded", "A: b\r\n Content-Length: 5", "12345");
    row("folded with a tab", "A: b\r\n\tc");
    row("no colon", "Content-Length 5", "12345");
    row("two lengths", "Content-Length: 5\r\nContent-Length: 6", "12345");
    row("one length twice", "Content-Length: 5\r\nContent-Length: 5", "12345");
    row("list of lengths", "Content-Length: 5, 5", "12345");
    row("signed length", "Content-Length: +5", "12345");
    row("negative length", "Content-Length: -5", "12345");
    row("length in hex", "Content-Length: 0x5", "12345");
    row("length beyond 64 bits", "Content-Length: 18446744073709551621", "12345");
    row("empty length", "Content-Length:");
    row("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
    row("chunks and length", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n");
    row("chunks twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
    row("chunks in another coding", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n");
    row("another coding behind chunks", "Transfer-Encoding: chunked, identity", "0\r\n\r\n");
    row("another coding", "Transfer-Encoding: identity");
    row("misspelt chunks", "Transfer-Encoding: xchunked", "0\r\n\r\n");
    row("no number of bytes", "Transfer-Encoding: chunked", "x\r\n\r\n");
    row("negative chunk", "Transfer-Encoding: chunked", "-1\r\n\r\n");
    row("chunk beyond 64 bits", "Transfer-Encoding: chunked", "10000000000000001\r\n\r\n");
    row("chunk with LF alone", "Transfer-Encoding: chunked", "1\nx\n0\n\n");
    row("chunk that is longer than it says", "Transfer-Encoding: chunked", "1\r\nxy\r\n0\r\n\r\n");
    row("Host twice", "Host: localhost");
    row("key twice", "Authorization: Bearer a\r\nAuthorization: Bearer b");
    row("Origin twice", "Origin: https://a.example\r\nOrigin: https://b.example");
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    line("no version", "GET /");
    line("HTTP/0.9", "GET / HTTP/0.9");
    line("HTTP/1.2", "GET / HTTP/1.2");
    line("HTTP/2.0", "GET / HTTP/2.0");
    line("preface of HTTP/2", "PRI * HTTP/2.0");
    line("version in small letters", "GET / http/1.1");
    line("two blanks", "GET  / HTTP/1.1");
    line("tab", "GET\t/ HTTP/1.1");
    line("blank in the target", "GET /a b HTTP/1.1");
    line("blank at the end", "GET / HTTP/1.1 ");
    line("fragment", "GET /#a HTTP/1.1");
    line("beyond ASCII", "GET /\xc3\xa4 HTTP/1.1");
    line("no slash", "GET a HTTP/1.1");
    line("authority alone", "CONNECT localhost:80 HTTP/1.1");
    line("other scheme", "GET ftp://localhost/ HTTP/1.1");
    line("method of no token", "G(T / HTTP/1.1");
    QTest::newRow("chunks in 1.0") << QByteArray(
        "POST / HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10);
    const QByteArray lots(9000, 'a');
    line("long line", "GET /" + lots + " HTTP/1.1");
    row("long field", "A: " + lots);
    row("long name", lots + ": a");
    row("many fields", QByteArray("A: b\r\n").repeated(2000) + "A: b");
    row("long body", "Content-Length: 40000", lots);
    row("long chunk", "Transfer-Encoding: chunked", "9c40\r\n" + lots);
    row("many chunks", "Transfer-Encoding: chunked",
        ("2328\r\n" + lots + "\r\n").repeated(5) + "0\r\n\r\n");
}

void TestStrictReading::isRefusedByBoth()
{
    QFETCH(const QByteArray, bytes);
    SandboxServer sandbox({}, m_clock);
    QVERIFY(sandbox.start());
    GetTokenHandler handler(ServerAccess(SecretBytes("key")),
        [](const ServiceError &error) { return error.code; }, m_clock);
    QSignalSpy refused(&handler, &GetTokenHandler::refusedClient);
    GetTokenServer server({}, handler);
    QVERIFY(server.start());
    WireClient ofSandbox(sandbox.endpoint());
    WireClient ofServer(server.url());
    ofSandbox.send(bytes);
    ofServer.send(bytes);
    // At once, and not when the time for a request is over, for which QTRY would not wait.
    QTRY_VERIFY(ofSandbox.isOver() && ofServer.isOver());
    QVERIFY(ofSandbox.received().isEmpty());
    QCOMPARE(sandbox.requestCount(), 0);
    // What is too long is not answered; what follows is never taken for a request.
    QVERIFY2(ofServer.received().isEmpty()
            || (ofServer.received().startsWith("HTTP/1.1 400 ") && ofServer.answerCount() == 1),
        ofServer.received().constData());
    QCOMPARE(refused.size(), ofServer.answerCount());
}

NLSTOKEN_TEST(TestStrictReading)
#include "tst_strictreading.moc"
