// SPDX-License-Identifier: Apache-2.0
#include "core/http/requestparser.h"

#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using State = RequestParser::State;

namespace {

struct Reading
{
    State state = State::Incomplete;
    qsizetype size = 0;
    ServerRequest head{};
};

// Reads a request without a body.
Reading readRequestHead(QByteArrayView bytes)
{
    RequestParser parser;
    Reading reading{.state = parser.readHead(bytes)};
    if (reading.state == State::Complete)
        reading.state = parser.limitBody(0);
    reading.size = parser.headSize();
    reading.head = parser.request();
    return reading;
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void requestIsReadAsSent();
    void targetsAreTakenApart_data();
    void targetsAreTakenApart();
    void everyBeginningIsIncomplete();
    void connectionIsKeptAsAsked_data();
    void connectionIsKeptAsAsked();
    void whatIsNotExactIsMalformed_data();
    void whatIsNotExactIsMalformed();
    void whatIsUnusualIsRead_data();
    void whatIsUnusualIsRead();
    void nextRequestBeginsBehindThisOne();
};

void TestRequestParser::requestIsReadAsSent()
{
    const Reading reading = readRequestHead("GET /gettoken?profile=a%20b HTTP/1.1\r\n"
                                            "Host: localhost:8723\r\n"
                                            "authorization:  Bearer key \r\n"
                                            "ORIGIN: https://app.example\r\n"
                                            "Access-Control-Request-Method: GET\r\n"
                                            "Access-Control-Request-Private-Network: true\r\n"
                                            "X-Other: \xe4\xbd\xa0\t!\r\n\r\n");
    QCOMPARE(reading.state, State::Complete);
    QCOMPARE(reading.head.method, "GET");
    QCOMPARE(reading.head.path, "/gettoken");
    QCOMPARE(reading.head.query, "profile=a%20b");
    QCOMPARE(reading.head.header("Host"), "localhost:8723");
    QCOMPARE(reading.head.header("Authorization"), "Bearer key");
    QVERIFY(reading.head.hasHeader("Origin"));
    QCOMPARE(reading.head.header("origin"), "https://app.example");
    QVERIFY(reading.head.authority.isEmpty());
}

void TestRequestParser::targetsAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *target, const char *authority, const char *path,
                         const char *query) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(authority) << QByteArray(path)
                              << QByteArray(query);
    };
    row("/", "", "/", "");
    row("/a?b?c", "", "/a", "b?c");
    row("//evil.example/a", "", "//evil.example/a", "");
    row("http://h:1/a?b", "h:1", "/a", "b");
    row("HTTPS://h", "h", "/", "");
    row("http://h?b", "h", "/", "b");
}

void TestRequestParser::targetsAreTakenApart()
{
    QFETCH(const QByteArray, target);
    const QByteArray bytes = "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
    const Reading reading = readRequestHead(bytes);
    QCOMPARE(reading.state, State::Complete);
    QTEST(reading.head.authority, "authority");
    QTEST(reading.head.path, "path");
    QTEST(reading.head.query, "query");
}

void TestRequestParser::everyBeginningIsIncomplete()
{
    const QByteArray whole = "GET /gettoken HTTP/1.1\r\nHost: h\r\nA: b\r\n\r\n";
    for (qsizetype size = 0; size < whole.size(); ++size)
        QCOMPARE(readRequestHead(QByteArrayView(whole).first(size)).state, State::Incomplete);
    QCOMPARE(readRequestHead(whole).size, whole.size());
}

void TestRequestParser::connectionIsKeptAsAsked_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << QByteArray("1.1") << QByteArray() << true;
    QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("Connection: x, Close\r\n")
                               << false;
    QTest::newRow("1.1 closed") << QByteArray("1.1") << QByteArray("Connection: closed\r\n")
                                << true;
    QTest::newRow("1.0") << QByteArray("1.0") << QByteArray() << false;
    QTest::newRow("1.0 keep") << QByteArray("1.0") << QByteArray("Connection: Keep-Alive\r\n")
                              << true;
}

void TestRequestParser::connectionIsKeptAsAsked()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, field);
    const QByteArray bytes = "GET / HTTP/" + version + "\r\nHost: h\r\n" + field + "\r\n";
    const Reading reading = readRequestHead(bytes);
    QCOMPARE(reading.state, State::Complete);
    QTEST(reading.head.keepsConnection, "keeps");
}

void TestRequestParser::whatIsNotExactIsMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto line = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << QByteArray(text + "\r\nHost: h\r\n\r\n");
    };
    const auto field = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << QByteArray("GET / HTTP/1.1\r\nHost: h\r\n" + text + "\r\n\r\n");
    };
    line("no version", "GET /");
    line("HTTP/0.9", "GET / HTTP/0.9");
    line("HTTP/2", "PRI * HTTP/2.0");
    line("small letters", "GET / http/1.1");
    line("two blanks", "GET  / HTTP/1.1");
    line("blank in the target", "GET /a b HTTP/1.1");
    line("leading blank", " GET / HTTP/1.1");
    line("tab", "GET\t/ HTTP/1.1");
    line("method of no token", "G(T / HTTP/1.1");
    line("control character", QByteArray("GET /\0 HTTP/1.1", 15));
    line("beyond ASCII", "GET /\xe4 HTTP/1.1");
    line("fragment", "GET /#a HTTP/1.1");
    line("no slash", "GET gettoken HTTP/1.1");
    line("star", "OPTIONS * HTTP/1.1");
    line("authority alone", "CONNECT h:80 HTTP/1.1");
    line("other scheme", "GET ftp://h/ HTTP/1.1");
    line("no authority", "GET http:///a HTTP/1.1");
    line("TLS", "\x16\x03\x01");
    QTest::newRow("LF alone") << QByteArray("GET / HTTP/1.1\nHost: h\n\n");
    QTest::newRow("LF alone, half a request") << QByteArray("GET / HTTP/1.1\n");
    QTest::newRow("LF alone in a field") << QByteArray("GET / HTTP/1.1\r\nHost: h\nA: b\r\n\r\n");
    QTest::newRow("no Host") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("no Host in 1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
    field("Host twice", "host: h");
    field("Origin twice", "Origin: a\r\nOrigin: a");
    field("empty Origin twice", "Origin:\r\nOrigin:");
    field("key twice", "Authorization: Bearer a\r\nAuthorization: Bearer b");
    field("body", "Content-Length: 5");
    field("length twice", "Content-Length: 0\r\nContent-Length: 0");
    field("length of two kinds", "Content-Length: 0, 5");
    field("list of lengths", "Content-Length: 0, 0");
    field("signed length", "Content-Length: +0");
    field("chunks", "Transfer-Encoding: chunked");
    field("no chunks", "Transfer-Encoding: identity");
    field("chunks twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    field("folded", "A: b\r\n c");
    field("blank before the colon", "Transfer-Encoding : chunked");
    field("no colon", "nonsense");
    field("no name", ": nonsense");
    field("CR inside", "A: b\rc");
    field("NUL inside", QByteArray("A: b\0c", 6));
}

void TestRequestParser::whatIsNotExactIsMalformed()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(readRequestHead(bytes).state, State::Malformed);
}

void TestRequestParser::whatIsUnusualIsRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no body") << QByteArray(
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
    QTest::newRow("empty field") << QByteArray("GET / HTTP/1.1\r\nHost: h\r\nA:\r\n\r\n");
    QTest::newRow("empty Host") << QByteArray("GET / HTTP/1.1\r\nHost:\r\n\r\n");
}

void TestRequestParser::whatIsUnusualIsRead()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(readRequestHead(bytes).state, State::Complete);
}

void TestRequestParser::nextRequestBeginsBehindThisOne()
{
    const QByteArray one = "GET /1 HTTP/1.1\r\nHost: h\r\n\r\n";
    const QByteArray both = one + "GET /2 HTTP/1.1\r\nHost: h\r\n\r\n";
    const Reading reading = readRequestHead(both);
    QCOMPARE(reading.size, one.size());
    QCOMPARE(readRequestHead(QByteArrayView(both).sliced(reading.size)).head.path, "/2");
}

NLSTOKEN_TEST(TestRequestParser)
#include "tst_requestparser.moc"
