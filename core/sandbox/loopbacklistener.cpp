// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/loopbacklistener.h"

#include <QTcpSocket>
#include <QWebSocket>

#include <utility>

namespace nlstoken {

LoopbackListener::LoopbackListener(const ConnectionLimits &limits,
    std::optional<QSslConfiguration> tls, SandboxConnection::Handler handler,
    SocketHandler socketHandler, QObject *parent)
    : LimitedListener(limits, std::move(tls), parent)
    , m_handler(std::move(handler))
    , m_webSockets({}, QWebSocketServer::NonSecureMode)
{
    connect(&m_webSockets, &QWebSocketServer::newConnection, this,
        [this, opened = std::move(socketHandler)] {
        while (QWebSocket *socket = m_webSockets.nextPendingConnection()) {
            socket->setParent(nullptr);
            opened(std::unique_ptr<QWebSocket>(socket));
        }
    });
}

void LoopbackListener::admit(QTcpSocket *socket)
{
    new SandboxConnection(socket, limits(), m_handler, // owned by the socket
        [this](QTcpSocket *upgraded) { m_webSockets.handleConnection(upgraded); });
}

void LoopbackListener::stop()
{
    close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

} // namespace nlstoken
