// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/connectionguard.h"

#include "core/base/logging.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace nlstoken {

ConnectionGuard::ConnectionGuard(QTcpSocket *socket, const ConnectionLimits &limits)
    : QObject(socket)
    , m_socket(socket)
    , m_limits(limits)
{
    // After a request line that it can't read, QtHttpServer 6.4 leaves the socket alone for good,
    // unread and without this guard's own connection to it: the buffer must have an end of its own.
    m_socket->setReadBufferSize(2 * m_limits.requestBytes);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ConnectionGuard::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::count);
    m_deadline.start(m_limits.requestTime);
}

ConnectionGuard *ConnectionGuard::of(const QTcpSocket *socket)
{
    return socket->findChild<ConnectionGuard *>({}, Qt::FindDirectChildrenOnly);
}

QByteArray ConnectionGuard::requestLine() const
{
    // Line breaks before a request are allowed to be there, and QtHttpServer skips them too.
    const auto isBlank = [](char c) {
        return c == '\r' || c == '\n' || c == ' ' || c == '\t' || c == '\v';
    };
    const auto start = std::find_if_not(m_head.begin(), m_head.end(), isBlank);
    const auto end = std::find(start, m_head.end(), '\n');
    return QByteArray(start, end - start).trimmed();
}

bool ConnectionGuard::beginAnswer()
{
    m_deadline.stop();
    return !m_givenUp && !std::exchange(m_answering, true);
}

void ConnectionGuard::endAnswer()
{
    m_answering = false;
    m_head = m_socket->peek(m_limits.headBytes + 1);
    m_received = m_socket->bytesAvailable();
    m_deadline.start(m_limits.requestTime);
}

void ConnectionGuard::count()
{
    const qsizetype room = m_limits.headBytes + 1 - m_head.size();
    if (room > 0)
        m_head += m_socket->peek(room);
    m_received += m_socket->bytesAvailable();
    m_socket->setReadBufferSize(2 * mostBytes());
    if (isTooLong())
        giveUp();
}

qsizetype ConnectionGuard::mostBytes() const
{
    return requestLine().startsWith("POST /stream/v1/asr?") ? m_limits.soundBytes
                                                            : m_limits.requestBytes;
}

bool ConnectionGuard::isTooLong() const
{
    if (m_received > mostBytes())
        return true;
    return m_head.size() > m_limits.headBytes && !m_head.contains("\r\n\r\n")
        && !m_head.contains("\n\n");
}

void ConnectionGuard::letGo()
{
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setReadBufferSize(2 * m_limits.webSocketBytes);
}

void ConnectionGuard::giveUp()
{
    if (!std::exchange(m_givenUp, true))
        QMetaObject::invokeMethod(this, &ConnectionGuard::abort, Qt::QueuedConnection);
}

void ConnectionGuard::abort()
{
    qCDebug(lcSandbox) << "connection given up after" << m_received << "bytes";
    m_deadline.stop();
    // QtHttpServer may no longer be listening to this socket, so nobody else would delete it.
    m_socket->deleteLater();
    m_socket->abort();
}

} // namespace nlstoken
