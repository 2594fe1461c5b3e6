// SPDX-License-Identifier: Apache-2.0
#include "core/http/httplistener.h"

#include "core/http/httpconnection.h"
#include "core/http/requesthandler.h"

#include <QSslSocket>

#include <utility>

namespace nlstoken {

namespace {

// Each lives for a second at most; those beyond are told at once and closed, heard or not.
constexpr int mostTurnedAway = 64;
// Whoever comes in a crowd is to hear a no, and not to try again and again unheard.
constexpr int longestQueue = 4096;

} // namespace

HttpListener::HttpListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
    RequestHandler &handler, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_tls(std::move(tls))
    , m_handler(handler)
{
    setListenBacklogSize(longestQueue);
}

QTcpSocket *HttpListener::makeSocket(qintptr descriptor)
{
    QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return nullptr;
    }
    if (m_tls)
        static_cast<QSslSocket *>(socket)->setSslConfiguration(*m_tls);
    return socket;
}

void HttpListener::encrypt(QTcpSocket *socket)
{
    if (m_tls)
        static_cast<QSslSocket *>(socket)->startServerEncryption();
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    if (m_open < m_limits.connections)
        admit(descriptor);
    else
        turnAway(descriptor);
}

void HttpListener::admit(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    ++m_accepted;
    ++m_open;
    // Not the socket's own signal: those are cut when it becomes a WebSocket.
    connect(new QObject(socket), &QObject::destroyed, this, [this] {
        --m_open;
        checkEnd();
    });
    new HttpConnection( // owned by the socket
        socket, m_handler, m_limits, HttpConnection::Welcome::Served);
    encrypt(socket);
}

void HttpListener::turnAway(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    const QByteArray refusal = m_handler.refusal(RequestRefusal::TooManyConnections, {});
    if (!refusal.isEmpty() && m_turnedAway < mostTurnedAway) {
        ++m_turnedAway;
        connect(socket, &QObject::destroyed, this, [this] { --m_turnedAway; });
        new HttpConnection( // owned by the socket
            socket, m_handler, m_limits, HttpConnection::Welcome::TooMany);
        encrypt(socket);
        return;
    }
    if (!m_tls && !refusal.isEmpty()) {
        socket->write(refusal);
        socket->flush();
    }
    socket->abort();
    delete socket;
}

void HttpListener::finish()
{
    close();
    m_finishing = true;
    const auto connections = findChildren<HttpConnection *>();
    for (HttpConnection *connection : connections)
        connection->finish();
    checkEnd();
}

void HttpListener::stop()
{
    close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

void HttpListener::checkEnd()
{
    if (m_finishing && m_open == 0)
        Q_EMIT finished();
}

} // namespace nlstoken
