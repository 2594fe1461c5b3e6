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

std::unique_ptr<QTcpSocket> connected(const SandboxServer &server)
{
    const QUrl address(server.endpoint());
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    if (server.caPem().isEmpty())
        socket->connectToHost(address.host(), static_cast<quint16>(address.port()));
    else
        socket->connectToHostEncrypted(address.host(), static_cast<quint16>(address.port()));
    return socket;
}

QByteArray tokenIn(const QByteArray &answer)
{
    static const QRegularExpression id(u"\"Id\":\"([0-9a-f]{32})\""_s);
    return id.match(QString::fromLatin1(answer)).captured(1).toLatin1();
}

} // namespace

class TestSandboxUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void handshakeBecomesAWebSocket_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("inSingleBytes");
        for (const bool tls : {false, true}) {
            for (const bool inSingleBytes : {false, true})
                QTest::addRow(
                    "%s, %s", tls ? "TLS" : "plain", inSingleBytes ? "single bytes" : "whole")
                    << tls << inSingleBytes;
        }
    }

    // The head, and behind it a ping, masked with zeroes, which is answered.
    void handshakeBecomesAWebSocket()
    {
        QFETCH(const bool, tls);
        QFETCH(const bool, inSingleBytes);
        SandboxServer server({.tls = tls}, m_clock);
        QVERIFY(server.start());
        const auto caller = connected(server);
        QByteArray received;
        connect(caller.get(), &QTcpSocket::readyRead, this, [&] { received += caller->readAll(); });
        caller->write(wireBytes(rpcRequest(server.key(), m_clock.now(), Carrier::PostForm)));
        QTRY_VERIFY(!tokenIn(received).isEmpty());
        const QByteArray token = tokenIn(std::exchange(received, {}));

        const QByteArray bytes = handshake(token) + QByteArray("\x89\x80\0\0\0\0", 6);
        if (inSingleBytes) {
            for (const char byte : bytes) {
                caller->write(&byte, 1);
                caller->flush();
                QCoreApplication::processEvents();
            }
        } else {
            caller->write(bytes);
        }
        QTRY_VERIFY(received.contains(accepted));
        QVERIFY(received.startsWith("HTTP/1.1 101"));
        const auto frame = [&] { return received.mid(received.indexOf("\r\n\r\n") + 4); };
        QTRY_VERIFY(frame().startsWith('\x8a'));
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
};

NLSTOKEN_TEST(TestSandboxUpgrade)
#include "tst_sandboxupgrade.moc"
