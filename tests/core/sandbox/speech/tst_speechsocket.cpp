// SPDX-License-Identifier: Apache-2.0
// The gateway over real sockets, as SDKs meet it.
#include "core/sandbox/sandboxserver.h"
#include "tests/core/sandbox/signedrequests.h"
#include "tests/core/sandbox/wireclient.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QTest>
#include <QWebSocket>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A client over WebSocket that keeps what comes.
class SpeechClient final : public QObject
{
public:
    SpeechClient(const SandboxServer &server, const QByteArray &token)
    {
        QNetworkRequest request{QUrl(server.gateway())};
        request.setRawHeader("X-NLS-Token", token);
        if (!server.caPem().isEmpty()) {
            QSslConfiguration tls = socket.sslConfiguration();
            tls.setCaCertificates(QSslCertificate::fromData(server.caPem()));
            socket.setSslConfiguration(tls);
        }
        connect(&socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { texts << text; });
        connect(&socket, &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { sound += bytes; });
        socket.open(request);
    }

    void send(const SandboxServer &server, const QString &nameSpace, const QString &name,
        const QJsonObject &payload = {})
    {
        const QString id(32, u'a');
        const QJsonObject header{{u"message_id"_s, id}, {u"task_id"_s, id},
            {u"namespace"_s, nameSpace}, {u"name"_s, name}, {u"appkey"_s, server.appkey()}};
        socket.sendTextMessage(QString::fromUtf8(
            QJsonDocument(QJsonObject{{u"header"_s, header}, {u"payload"_s, payload}}).toJson()));
    }

    [[nodiscard]] bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] bool isOver() const
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }

    QWebSocket socket;
    QStringList texts;
    QByteArray sound;
};

} // namespace

class TestSpeechSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void speaksOverAWebSocket_data();
    void speaksOverAWebSocket();
    void hearsOverAWebSocket();
    void failureClosesTheConnection();
    void refusedHandshakeSaysWhy();
    void idleConnectionIsClosed();
    void longMessageIsRefused();
    void webSocketsCountAsConnections();
    void stopClosesWebSockets();
    void longSoundIsTakenOverRest();
    void tooLongSoundIsGivenUp();

private:
    bool start(SandboxOptions options = {});
    QByteArray issuedToken();

    FakeClock m_clock;
    std::unique_ptr<SandboxServer> m_server;
    QStringList m_told;
};

void TestSpeechSocket::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_told.clear();
}

bool TestSpeechSocket::start(SandboxOptions options)
{
    m_server = std::make_unique<SandboxServer>(std::move(options), m_clock);
    connect(m_server.get(), &SandboxServer::answered, this, [this](const SandboxRecord &record) {
        m_told << record.method + u' ' + record.path + u' ' + record.code;
    });
    return m_server->start().has_value();
}

// Over TLS too without QNetworkAccessManager, as in tst_sandboxserver.
QByteArray TestSpeechSocket::issuedToken()
{
    const QByteArray request = wireBytes(rpcRequest(m_server->key(), m_clock.now()), "close");
    QByteArray answer;
    if (m_server->caPem().isEmpty()) {
        WireClient client(m_server->endpoint());
        client.send(request);
        if (!QTest::qWaitFor([&] { return client.isOver(); }))
            return {};
        answer = client.received();
    } else {
        QSslSocket client;
        QSslConfiguration tls = client.sslConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(m_server->caPem()));
        client.setSslConfiguration(tls);
        const QUrl where(m_server->endpoint());
        connect(&client, &QSslSocket::encrypted, &client, [&] { client.write(request); });
        client.connectToHostEncrypted(where.host(), static_cast<quint16>(where.port()));
        QSignalSpy over(&client, &QSslSocket::disconnected);
        if (!over.wait())
            return {};
        answer = client.readAll();
    }
    const QByteArray body = answer.mid(answer.indexOf("\r\n\r\n") + 4);
    return QJsonDocument::fromJson(body)["Token"_L1]["Id"_L1].toString().toLatin1();
}

void TestSpeechSocket::speaksOverAWebSocket_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("ws") << false;
    QTest::newRow("wss") << true;
}

void TestSpeechSocket::speaksOverAWebSocket()
{
    QFETCH(const bool, tls);
    QVERIFY(start({.tls = tls}));
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(client.isOpen());
    for (int i = 1; i <= 2; ++i) {
        client.send(*m_server, u"SpeechSynthesizer"_s, u"StartSynthesis"_s,
            {{u"text"_s, QString(24, u'a')}, {u"format"_s, u"wav"_s}});
        QTRY_COMPARE(client.texts.size(), i);
        QVERIFY(client.texts.last().contains(u"SynthesisCompleted"_s));
        QCOMPARE(client.sound.size(), i * (44 + 24 * 3840));
    }
    QCOMPARE(m_told,
        (QStringList{u"GET / OK"_s, u"GET /ws/v1 OK"_s, u"WS SpeechSynthesizer OK"_s,
            u"WS SpeechSynthesizer OK"_s}));
}

void TestSpeechSocket::hearsOverAWebSocket()
{
    QVERIFY(start());
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(client.isOpen());
    client.send(*m_server, u"SpeechTranscriber"_s, u"StartTranscription"_s);
    for (int i = 0; i < 10; ++i)
        client.socket.sendBinaryMessage(QByteArray(3200, 1));
    client.socket.sendBinaryMessage(QByteArray(qsizetype{200} * 1024, 1));
    client.send(*m_server, u"SpeechTranscriber"_s, u"StopTranscription"_s);
    QTRY_COMPARE(client.texts.size(), 4);
    QVERIFY(client.texts[2].contains(u"7.4 seconds of sound"_s));
    QVERIFY(client.texts[3].contains(u"TranscriptionCompleted"_s));
    QVERIFY(client.isOpen());
}

void TestSpeechSocket::failureClosesTheConnection()
{
    QVERIFY(start());
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(client.isOpen());
    client.send(*m_server, u"SpeechSynthesizer"_s, u"StartSynthesis"_s);
    QTRY_VERIFY(client.isOver());
    QVERIFY(client.texts.value(0).contains(u"TaskFailed"_s));
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QCOMPARE(m_told.last(), u"WS SpeechSynthesizer 40010003"_s);
}

void TestSpeechSocket::refusedHandshakeSaysWhy()
{
    QVERIFY(start());
    WireClient client(m_server->endpoint());
    client.send("GET /ws/v1?token=abc HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: "
                "Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    QTRY_VERIFY(client.isOver());
    QVERIFY(client.received().startsWith("HTTP/1.1 403 Forbidden\r\n"));
    QVERIFY(client.received().endsWith("\r\n\r\nMeta:ACCESS_DENIED:The token 'abc' is invalid!"));
    QCOMPARE(m_told, QStringList{u"GET /ws/v1 40000001"_s});
}

void TestSpeechSocket::idleConnectionIsClosed()
{
    QVERIFY(start({.speechLimits = {.idleTime = 50ms}}));
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(!client.texts.isEmpty());
    QVERIFY(client.texts.first().contains(u"Websocket session is idle for too long time!"_s));
    QTRY_VERIFY(client.isOver());
}

void TestSpeechSocket::longMessageIsRefused()
{
    QVERIFY(start());
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(client.isOpen());
    client.socket.sendBinaryMessage(QByteArray(qsizetype{300} * 1024, 1));
    QTRY_VERIFY(client.isOver());
    QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
}

void TestSpeechSocket::webSocketsCountAsConnections()
{
    QVERIFY(start({.limits = {.connections = 2}}));
    const QByteArray token = issuedToken();
    // A place is free once the server has noticed.
    const auto isOpened = [&](std::unique_ptr<SpeechClient> &client) {
        if (!client || client->isOver())
            client = std::make_unique<SpeechClient>(*m_server, token);
        return client->isOpen();
    };
    std::unique_ptr<SpeechClient> first;
    std::unique_ptr<SpeechClient> second;
    QTRY_VERIFY(isOpened(first));
    QTRY_VERIFY(isOpened(second));
    {
        SpeechClient third(*m_server, token);
        QSignalSpy opened(&third.socket, &QWebSocket::connected);
        QTRY_VERIFY(third.isOver());
        QVERIFY(opened.isEmpty());
    }
    first.reset();
    std::unique_ptr<SpeechClient> fourth;
    QTRY_VERIFY(isOpened(fourth));
}

void TestSpeechSocket::stopClosesWebSockets()
{
    QVERIFY(start());
    SpeechClient client(*m_server, issuedToken());
    QTRY_VERIFY(client.isOpen());
    m_server->stop();
    QTRY_VERIFY(client.isOver());
}

void TestSpeechSocket::longSoundIsTakenOverRest()
{
    QVERIFY(start());
    const QByteArray token = issuedToken();
    WireClient client(m_server->endpoint());
    client.send("POST /stream/v1/asr?appkey=" + m_server->appkey().toLatin1()
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-NLS-Token: " + token
        + "\r\nContent-Length: 1920000\r\n\r\n" + QByteArray(1920000, 1));
    QTRY_VERIFY(client.isOver());
    QVERIFY2(client.received().contains("60.0 seconds of sound"), client.received().constData());
}

void TestSpeechSocket::tooLongSoundIsGivenUp()
{
    QVERIFY(start());
    WireClient client(m_server->endpoint());
    client.send("POST /stream/v1/asr?appkey=a HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                "Content-Length: 3000000\r\n\r\n"
        + QByteArray(3'000'000, 1));
    QTRY_VERIFY(client.isOver());
    QCOMPARE(client.answerCount(), 0);
}

NLSTOKEN_TEST(TestSpeechSocket)
#include "tst_speechsocket.moc"
