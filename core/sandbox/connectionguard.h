// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/connectionlimits.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace nlstoken {

//! \brief Watches one connection: aborts it when a request is too long or too slow, and keeps the
//! request line as it came.
//!
//! A child of its socket. Constructed before QtHttpServer gets the socket, so that it sees what
//! arrives first; what it looks at stays in the socket. The line is kept because QtHttpServer hands
//! out a QUrl, which repairs wrong percent-encoding.
class ConnectionGuard final : public QObject
{
    Q_OBJECT

public:
    ConnectionGuard(QTcpSocket *socket, const ConnectionLimits &limits);

    //! \brief The guard of \a socket; null when it isn't one of ours.
    [[nodiscard]] static ConnectionGuard *of(const QTcpSocket *socket);

    //! \brief The line that began the current request, without its line break.
    [[nodiscard]] QByteArray requestLine() const;

    //! \brief A complete request is there: the clock stops.
    //! \return false when it gets no answer: it was too long, or the one before is still being
    //! answered
    [[nodiscard]] bool beginAnswer();
    //! \brief The answer is out: counting and the clock start again.
    void endAnswer();

    //! \brief The connection becomes a WebSocket, whose messages have limits of their own.
    void letGo();

    //! \brief Aborts the connection from the event loop, since QtHttpServer may be reading from it
    //! right now.
    void giveUp();

private Q_SLOTS:
    void count();
    void abort();

private:
    [[nodiscard]] bool isTooLong() const;
    [[nodiscard]] qsizetype mostBytes() const;

    QTcpSocket *m_socket; // the parent
    ConnectionLimits m_limits;
    QTimer m_deadline;
    QByteArray m_head; // the first bytes of the request, at most headBytes + 1
    qsizetype m_received = 0;
    bool m_answering = false;
    bool m_givenUp = false;
};

} // namespace nlstoken
