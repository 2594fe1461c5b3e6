// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/loopbacklistener.h"

#include <QSslSocket>

#include <utility>

namespace nlstoken {

LoopbackListener::LoopbackListener(
    const ConnectionLimits &limits, std::optional<QSslConfiguration> tls, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_tls(std::move(tls))
{
    setListenBacklogSize(m_limits.connections);
}

QTcpSocket *LoopbackListener::makeSocket()
{
    if (!m_tls)
        return new QTcpSocket(this);
    auto *socket = new QSslSocket(this);
    socket->setSslConfiguration(*m_tls);
    return socket;
}

void LoopbackListener::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket();
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    if (m_open >= m_limits.connections) {
        socket->abort();
        delete socket;
        return;
    }
    ++m_accepted;
    ++m_open;
    connect(socket, &QObject::destroyed, this, [this] { --m_open; });
    new ConnectionGuard(socket, m_limits); // owned by the socket

    auto *tlsSocket = qobject_cast<QSslSocket *>(socket);
    if (!tlsSocket) {
        addPendingConnection(socket);
        return;
    }
    // Until the handshake is done nobody else knows the socket.
    connect(tlsSocket, &QSslSocket::disconnected, tlsSocket, &QObject::deleteLater);
    connect(tlsSocket, &QSslSocket::encrypted, this, [this, tlsSocket] {
        addPendingConnection(tlsSocket);
        Q_EMIT newConnection();
    });
    tlsSocket->startServerEncryption();
}

void LoopbackListener::stop()
{
    close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

} // namespace nlstoken
