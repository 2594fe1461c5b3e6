// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/handshake.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestShowsTheTokenInAHeader();
    void openWebSocketIsAGoodToken();
    void proofMustBeOfThisHandshake();
    void answerIsReadOnceItIsWhole_data();
    void answerIsReadOnceItIsWhole();
    void endlessAnswerHasAnEnd();
    void closingFrameIsMasked();

private:
    Handshake m_handshake = Handshake::with(QUrl(u"ws://127.0.0.1:81/ws/v1"_s), "abc");
};

void TestHandshake::requestShowsTheTokenInAHeader()
{
    QVERIFY(m_handshake.request.startsWith("GET /ws/v1 HTTP/1.1\r\nHost: 127.0.0.1:81\r\n"));
    QVERIFY(m_handshake.request.contains("\r\nX-NLS-Token: abc\r\n"));
    QVERIFY(m_handshake.request.contains("\r\nSec-WebSocket-Version: 13\r\n"));
    QVERIFY(m_handshake.request.endsWith("\r\n\r\n"));
    const Handshake six = Handshake::with(QUrl(u"wss://[::1]/ws/v1"_s), "abc");
    QVERIFY(six.request.contains("\r\nHost: [::1]\r\n"));
    QVERIFY(six.accept != m_handshake.accept);
}

void TestHandshake::openWebSocketIsAGoodToken()
{
    const QByteArray answer =
        "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-accept: " + m_handshake.accept;
    QVERIFY(!readHandshake(m_handshake, answer, false, {}));
    const auto result = readHandshake(m_handshake, answer + "\r\n\r\n", false, {});
    QVERIFY(result && result->has_value());
}

void TestHandshake::proofMustBeOfThisHandshake()
{
    const auto result = readHandshake(m_handshake,
        "HTTP/1.1 101 OK\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n", false,
        u"host"_s);
    QVERIFY(result && !result->has_value());
    QCOMPARE(result->error().code, QString(errorcode::NotTheGateway));
    QCOMPARE(result->error().detail, u"host"_s);
}

void TestHandshake::answerIsReadOnceItIsWhole_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<bool>("isWhole");
    QTest::addColumn<QString>("code"); // empty: not yet
    const QByteArray words = "Meta:ACCESS_DENIED:The token 'a' is invalid!";
    const QByteArray head = "HTTP/1.1 403 Forbidden\r\nContent-Length: "
        + QByteArray::number(words.size()) + "\r\n\r\n";
    QTest::newRow("half a head") << head.left(30) << false << QString();
    QTest::newRow("half a body") << QByteArray(head + words.left(9)) << false << QString();
    QTest::newRow("whole") << QByteArray(head + words) << false << u"40000001"_s;
    QTest::newRow("without length")
        << QByteArray("HTTP/1.1 403 No\r\n\r\n" + words) << false << QString();
    QTest::newRow("without length, closed")
        << QByteArray("HTTP/1.1 403 No\r\n\r\n" + words) << true << u"40000001"_s;
    QTest::newRow("closed in the head")
        << head.left(30) << true << QString(errorcode::NotTheGateway);
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0\r\n\r\n") << false
                             << QString(errorcode::NotTheGateway);
    const QByteArray chunked = "HTTP/1.1 403 No\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n"
        + words.left(8) + "\r\n" + QByteArray::number(words.size() - 8, 16) + ";a=b\r\n"
        + words.mid(8) + "\r\n";
    QTest::newRow("chunks, not all") << chunked << false << QString();
    QTest::newRow("chunks") << QByteArray(chunked + "0\r\n\r\n") << false << u"40000001"_s;
    QTest::newRow("half a chunk, closed") << chunked.left(60) << true << u"40000001"_s;
    QTest::newRow("wrong chunk") << QByteArray(
        "HTTP/1.1 502 X\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\n")
                                 << true << QString(errorcode::ServerTrouble);
    QTest::newRow("wrong length") << QByteArray("HTTP/1.1 502 X\r\nContent-Length: -5\r\n\r\n")
                                  << true << QString(errorcode::ServerTrouble);
}

void TestHandshake::answerIsReadOnceItIsWhole()
{
    QFETCH(const QByteArray, received);
    QFETCH(const bool, isWhole);
    QFETCH(const QString, code);
    const auto result = readHandshake(m_handshake, received, isWhole, u"host"_s);
    QCOMPARE(result ? result->error().code : QString(), code);
}

void TestHandshake::endlessAnswerHasAnEnd()
{
    const QByteArray much(20000, 'x');
    QVERIFY(readHandshake(m_handshake, much, false, {}));
    QVERIFY(readHandshake(m_handshake, "HTTP/1.1 200 OK\r\n\r\n" + much, false, {}));
}

void TestHandshake::closingFrameIsMasked()
{
    const QByteArray frame = closingFrame();
    QCOMPARE(frame.size(), 8);
    QCOMPARE(frame.left(2).toHex(), QByteArray("8882"));
    QCOMPARE(char(frame[6] ^ frame[2]), char(1000 >> 8));
    QCOMPARE(char(frame[7] ^ frame[3]), char(1000 & 0xff));
}

NLSTOKEN_TEST(TestHandshake)
#include "tst_handshake.moc"
