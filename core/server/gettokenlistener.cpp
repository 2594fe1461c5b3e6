// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenlistener.h"

#include "core/model/errorcode.h"
#include "core/server/gettokenconnection.h"

#include <QSslSocket>

#include <utility>

namespace nlstoken {

namespace {

// Each lives for a second at most; those beyond are told at once and closed, heard or not.
constexpr int mostTurnedAway = 64;
constexpr int longestQueue = 4096;

} // namespace

GetTokenListener::GetTokenListener(const ConnectionLimits &limits,
    std::optional<QSslConfiguration> tls, GetTokenHandler &handler, QObject *parent)
    : LimitedListener(limits, std::move(tls), parent)
    , m_handler(handler)
{
    // Whoever comes in a crowd is to hear a no, and not to try again and again unheard.
    setListenBacklogSize(longestQueue);
    connect(this, &LimitedListener::connectionGone, this, &GetTokenListener::checkEnd);
}

void GetTokenListener::admit(QTcpSocket *socket)
{
    new GetTokenConnection(
        socket, m_handler, limits(), GetTokenConnection::Welcome::Served); // owned by the socket
}

void GetTokenListener::turnAway(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    if (m_turnedAway < mostTurnedAway) {
        ++m_turnedAway;
        connect(socket, &QObject::destroyed, this, [this] { --m_turnedAway; });
        new GetTokenConnection(socket, m_handler, limits(), GetTokenConnection::Welcome::TooMany);
        if (auto *tlsSocket = qobject_cast<QSslSocket *>(socket))
            tlsSocket->startServerEncryption();
        return;
    }
    if (!usesTls()) {
        socket->write(m_handler.refusal(errorcode::ServerFull, {.closes = true}));
        socket->flush();
    }
    socket->abort();
    delete socket;
}

void GetTokenListener::finish()
{
    close();
    m_finishing = true;
    const auto connections = findChildren<GetTokenConnection *>();
    for (GetTokenConnection *connection : connections)
        connection->finish();
    checkEnd();
}

void GetTokenListener::checkEnd()
{
    if (m_finishing && openCount() == 0)
        Q_EMIT finished();
}

} // namespace nlstoken
