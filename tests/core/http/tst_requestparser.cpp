// SPDX-License-Identifier: Apache-2.0
#include "core/http/requestparser.h"

#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

using State = RequestParser::State;
Q_DECLARE_METATYPE(nlstoken::RequestParser::State)

namespace {

constexpr qsizetype headBytes = 512;
constexpr qsizetype bodyBytes = 64;

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesARequest_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<State>("state");
        const QByteArray line = "POST /x?y=%2f HTTP/1.1\r\nHost: a\r\n";
        const auto row = [&](const char *name, const QByteArray &rest, State state) {
            QTest::newRow(name) << line + rest << state;
        };
        row("with a length", "Content-Length: 4\r\n\r\nbody", State::Complete);
        row("in chunks", "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n",
            State::Complete);
        row("half a head", "Content-Len", State::Incomplete);
        row("half a body", "Content-Length: 4\r\n\r\nbo", State::Incomplete);
        row("folded line", "A: b\r\n c\r\n\r\n", State::Malformed);
        row("folded with a tab", "A: b\r\n\tc\r\n\r\n", State::Malformed);
        row("LF alone", "A: b\nC: d\r\n\r\n", State::Malformed);
        row("blank before the colon", "A : b\r\n\r\n", State::Malformed);
        row("two lengths", "Content-Length: 4\r\nContent-Length: 5\r\n\r\nbody", State::Malformed);
        row("length with chunks",
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", State::Malformed);
        row("head too long", "A: " + QByteArray(headBytes, 'a') + "\r\n\r\n", State::Malformed);
        row("body too long", "Content-Length: 65\r\n\r\n", State::Malformed);
        QTest::newRow("HTTP/2.0") << QByteArray("GET / HTTP/2.0\r\nHost: a\r\n\r\n")
                                  << State::Malformed;
    }
    void judgesARequest()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(State, state);
        RequestParser parser(headBytes, bodyBytes);
        QCOMPARE(parser.parse(bytes), state);
        if (state != State::Complete)
            return;
        QCOMPARE(parser.method(), QByteArray("POST"));
        QCOMPARE(parser.target(), QByteArray("/x?y=%2f"));
        QCOMPARE(parser.body(), QByteArray("body"));
        QVERIFY(parser.isKeepAlive());
        QVERIFY(bytes.isEmpty());
    }

    void leavesWhatFollowsTheRequest()
    {
        RequestParser parser(headBytes, bodyBytes);
        QByteArray bytes = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nxGET /";
        QCOMPARE(parser.parse(bytes), State::Complete);
        QCOMPARE(bytes, QByteArray("GET /"));
    }
};

NLSTOKEN_TEST(TestRequestParser)
#include "tst_requestparser.moc"
