// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/loopbacklistener.h"

#include "core/sandbox/connectionguard.h"

#include <QSslSocket>

namespace nlstoken {

void LoopbackListener::admit(QTcpSocket *socket)
{
    new ConnectionGuard(socket, limits()); // owned by the socket

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
}

void LoopbackListener::stop()
{
    close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

} // namespace nlstoken
