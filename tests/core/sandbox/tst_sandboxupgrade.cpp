// SPDX-License-Identifier: Apache-2.0
// How a handshake for a WebSocket gets to the gateway, byte by byte.
#include "core/sandbox/sandboxserver.h"
#include "tests/core/sandbox/signedrequests.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;

namespace {

// The key and what must come back for it stand in RFC 6455, 1.3.
constexpr QByteArrayView accepted = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

QByteArray handshake(const QByteArray &token)
{
    return "GET /ws/v1?token=" + token
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

} // namespace

class TestSandboxUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_server = std::make_unique<SandboxServer>(SandboxOptions{}, m_clock);
        QVERIFY(m_server->start());
        WireClient client(m_server->endpoint());
        client.send(wireBytes(rpcRequest(m_server->key(), m_clock.now(), Carrier::PostForm)));
        QTRY_COMPARE(client.answerCount(), 1);
        static const QRegularExpression id(u"\"Id\":\"([0-9a-f]{32})\""_s);
        QTRY_VERIFY(id.match(QString::fromLatin1(client.received())).hasMatch());
        m_token = id.match(QString::fromLatin1(client.received())).captured(1).toLatin1();
    }

    void aHeadInSingleBytesIsUnderstood()
    {
        WireClient client(m_server->endpoint());
        QTRY_VERIFY(client.isConnected());
        client.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char byte : handshake(m_token)) {
            client.send(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(client.received().contains(accepted));
        QVERIFY(client.received().startsWith("HTTP/1.1 101"));
    }

    void whatComesWithTheHeadReachesTheSocket()
    {
        WireClient client(m_server->endpoint());
        // A frame that closes, masked with zeroes, is answered by one.
        const QByteArray closing("\x88\x80\0\0\0\0", 6);
        client.send(handshake(m_token) + closing);
        QTRY_VERIFY(client.received().contains(accepted));
        QTRY_VERIFY(
            client.received().mid(client.received().indexOf("\r\n\r\n") + 4).startsWith('\x88'));
    }

    void itWorksOverTls()
    {
        SandboxServer server({.tls = true}, m_clock);
        QVERIFY(server.start());
        const QUrl address(server.endpoint());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(address.host(), static_cast<quint16>(address.port()));
        QTRY_VERIFY(client.isEncrypted());
        client.write(handshake("0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d"));
        // A token that nobody issued is refused in words; the bytes went the same way.
        QTRY_VERIFY(client.peek(16).startsWith("HTTP/1.1 403"));
        client.abort();
    }

    void aRefusedHandshakeKeepsNoConnection()
    {
        SandboxServer server({.limits = {.requestTime = std::chrono::milliseconds(200)}}, m_clock);
        QVERIFY(server.start());
        WireClient client(server.endpoint());
        client.send(handshake("0a1b2c3d0a1b2c3d0a1b2c3d0a1b2c3d"));
        QTRY_VERIFY(client.isOver());
        QVERIFY(client.received().startsWith("HTTP/1.1 403"));
    }

private:
    FakeClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
    QByteArray m_token;
};

NLSTOKEN_TEST(TestSandboxUpgrade)
#include "tst_sandboxupgrade.moc"
