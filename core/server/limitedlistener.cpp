// SPDX-License-Identifier: Apache-2.0
#include "core/server/limitedlistener.h"

#include <QSslSocket>

#include <utility>

namespace nlstoken {

LimitedListener::LimitedListener(
    const ConnectionLimits &limits, std::optional<QSslConfiguration> tls, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_tls(std::move(tls))
{
    setListenBacklogSize(m_limits.connections);
}

QTcpSocket *LimitedListener::makeSocket(qintptr descriptor)
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

void LimitedListener::incomingConnection(qintptr descriptor)
{
    if (m_open >= m_limits.connections)
        return turnAway(descriptor);
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    ++m_accepted;
    ++m_open;
    // Not the socket's own signal: those are cut when it becomes a WebSocket.
    connect(new QObject(socket), &QObject::destroyed, this, [this] {
        --m_open;
        Q_EMIT connectionGone();
    });
    admit(socket);
    if (m_tls)
        static_cast<QSslSocket *>(socket)->startServerEncryption();
}

void LimitedListener::turnAway(qintptr descriptor)
{
    if (QTcpSocket *socket = makeSocket(descriptor)) {
        socket->abort();
        delete socket;
    }
}

} // namespace nlstoken
