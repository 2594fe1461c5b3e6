// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedserver.h"

#include <QRegularExpression>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

#include <functional>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

class Listener final : public QTcpServer
{
public:
    std::function<void(qintptr)> accept;

protected:
    void incomingConnection(qintptr descriptor) override { accept(descriptor); }
};

// The size of the first whole request in \a bytes, 0 when it is not whole yet.
qsizetype requestSize(const QByteArray &bytes)
{
    const qsizetype headSize = bytes.indexOf("\r\n\r\n") + 4;
    if (headSize < 4)
        return 0;
    static const QRegularExpression length(
        u"\r\ncontent-length: *([0-9]+)"_s, QRegularExpression::CaseInsensitiveOption);
    const QString head = QString::fromLatin1(bytes.left(headSize));
    const qsizetype size = headSize + length.match(head).captured(1).toInt();
    return bytes.size() >= size ? size : 0;
}

void reset(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
        sizeof atOnce);
#endif
    socket->abort();
}

} // namespace

struct ScriptedServer::Visit
{
    Script script;
    QTcpSocket *socket = nullptr;
    QByteArray received{};
    bool ended = false;
};

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
{
    auto listener = std::make_unique<Listener>();
    listener->accept = [this](qintptr descriptor) {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        if (!m_key.isNull()) {
            socket->setLocalCertificate(m_certificate);
            socket->setPrivateKey(m_key);
            socket->startServerEncryption();
        }
        welcome(socket);
    };
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on 127.0.0.1");
    m_server = std::move(listener);
}

ScriptedServer::~ScriptedServer()
{
    // Their signals must not reach half a server.
    for (auto *socket : findChildren<QTcpSocket *>())
        socket->disconnect(this);
}

void ScriptedServer::useTls(const QByteArray &certificatePem, const QByteArray &privateKeyPem)
{
    m_certificate = QSslCertificate(certificatePem);
    m_key = QSslKey(privateKeyPem, QSsl::Ec);
    if (m_certificate.isNull() || m_key.isNull())
        qFatal("no certificate");
}

void ScriptedServer::expect(const Script &script)
{
    m_scripts.push_back(script);
}

void ScriptedServer::expect(const QByteArray &answer)
{
    expect({.answers = {answer}});
}

quint16 ScriptedServer::port() const
{
    return m_server->serverPort();
}

QString ScriptedServer::origin() const
{
    return (m_key.isNull() ? u"http://127.0.0.1:"_s : u"https://127.0.0.1:"_s)
        + QString::number(port());
}

void ScriptedServer::welcome(QTcpSocket *socket)
{
    ++connections;
    if (m_scripts.empty()) {
        QTest::qFail("a connection came that the test did not announce", __FILE__, __LINE__);
        socket->abort();
        return;
    }
    ++m_open;
    const auto visit = std::make_shared<Visit>();
    visit->script = m_scripts.front();
    visit->socket = socket;
    m_scripts.pop_front();
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        --m_open;
        socket->deleteLater();
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, visit] { read(visit); });
    if (!visit->script.readsFirst)
        end(visit);
}

void ScriptedServer::read(const std::shared_ptr<Visit> &visit)
{
    visit->received += visit->socket->readAll();
    while (const qsizetype size = requestSize(visit->received)) {
        requests << visit->received.left(size);
        visit->received.remove(0, size);
        if (visit->ended)
            return QTest::qFail("a request came after the last one", __FILE__, __LINE__);
        QList<QByteArray> &answers = visit->script.answers;
        const bool waitsForMore = visit->script.reuses && !answers.isEmpty();
        if (!answers.isEmpty())
            visit->socket->write(answers.takeFirst());
        if (answers.isEmpty() && !waitsForMore)
            end(visit);
    }
}

void ScriptedServer::end(const std::shared_ptr<Visit> &visit)
{
    visit->ended = true;
    QTcpSocket *socket = visit->socket;
    switch (visit->script.ending) {
    case Ending::Close:
        return socket->disconnectFromHost();
    case Ending::Reset:
        socket->flush();
        return reset(socket);
    case Ending::KeepOpen:
        return;
    case Ending::Trickle:
    case Ending::Flood:
        break;
    }
    const bool flood = visit->script.ending == Ending::Flood;
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [socket, flood] {
        constexpr qint64 mostWaiting = 1 << 20;
        if (socket->bytesToWrite() < mostWaiting)
            socket->write(flood ? QByteArray(16384, 'x') : QByteArray("x"));
    });
    timer->start(flood ? 0ms : 5ms);
}

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

quint16 closedPort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("cannot listen on 127.0.0.1");
    return server.serverPort();
}

} // namespace nlstoken
