// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/connectionlimits.h"
#include "core/http/requestparser.h"

#include <QByteArrayView>
#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <memory>

class QTcpSocket;

namespace nlstoken {

class RequestHandler;

//! \brief One client: reads its requests, one after the other, and writes the answers in order.
//!
//! A child of its socket, which it deletes at the end. What it may cost: headBytes of a head,
//! requestTime without a complete request, and so many bytes of answers that it doesn't read.
//! Bytes are peeked and stay in the socket until it is clear that they are no upgrade's:
//! QWebSocketServer wants to read the handshake itself.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    enum class Welcome {
        Served,
        TooMany, //!< a request is refused with TooManyConnections, and that's that
    };

    //! \param handler borrowed for life
    HttpConnection(QTcpSocket *socket, RequestHandler &handler, const ConnectionLimits &limits,
        Welcome welcome);
    ~HttpConnection() override;

    //! \brief Answers the request at hand with \a bytes, once. The connection ends with it when \a
    //! closes, when the client wants that, or when isLast(). Does nothing when the client has left.
    void answer(const QByteArray &bytes, bool closes = false);
    //! \brief Gives the socket away with the request for a WebSocket unread; nothing is done with
    //! it here from then on.
    [[nodiscard]] QTcpSocket *handOver();
    //! \brief Where an answer is written that answer() can't write; answer() with no bytes then
    //! ends the request.
    [[nodiscard]] QTcpSocket *socket() const noexcept { return m_socket; }
    //! \brief Whether no request is read after the present one.
    [[nodiscard]] bool isLast() const noexcept { return m_last; }
    //! \brief The client has shown a key: it keeps its place when others want one.
    void setKnown() noexcept { m_isKnown = true; }
    [[nodiscard]] bool isKnown() const noexcept { return m_isKnown; }
    //! \brief Where the client is; null for a local socket.
    [[nodiscard]] const QHostAddress &peerAddress() const noexcept { return m_peer; }
    //! \brief The socket is a local one: Qt takes the bytes of its path for an address.
    void setLocal() { m_own = m_peer = QHostAddress(); }
    //! \brief The address on which the client came in.
    [[nodiscard]] const QHostAddress &localAddress() const noexcept { return m_own; }

    //! \brief Ends the connection after the answer that is under way; at once when there is none.
    void finish();
    //! \brief Ends the connection of a client for which no token is fetched; when \a isTold with
    //! TooManyConnections, where that can be said.
    void turnAway(bool isTold);

private Q_SLOTS:
    void process();
    void resume();
    void checkTime();

private:
    enum class Phase {
        Head, //!< a head is awaited
        Body,
        Waiting, //!< for the handler's answer
        Ending, //!< nothing that comes is looked at any more
    };
    [[nodiscard]] bool isReading() const
    {
        return m_phase == Phase::Head || m_phase == Phase::Body;
    }
    [[nodiscard]] QByteArrayView unread() const;
    [[nodiscard]] bool peekMore();
    void takeRead();
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readBody();
    void beginBody();
    void handle();
    [[nodiscard]] bool hasRoom();
    [[nodiscard]] bool isTooMuch() const;
    void send(const QByteArray &bytes, bool closes);
    void flush();
    void refuseMalformed();
    void endNow();
    void endKindly();
    void disconnectLater();
    void abort();
    [[nodiscard]] qint64 unsent() const;

    QTcpSocket *m_socket; // the parent
    RequestHandler &m_handler;
    ConnectionLimits m_limits;
    QHostAddress m_own;
    QHostAddress m_peer;
    bool m_isPlain; // without TLS
    RequestParser m_parser;
    Phase m_phase = Phase::Head;
    bool m_last = false;
    bool m_isKnown = false;
    bool m_refuses = false; // the one request that is heard is refused
    bool m_isUpgrade = false; // the request at hand, which is still in the socket
    bool m_isHandling = false; // the handler is further up the stack
    bool m_stalled = false; // until the client has read its answers
    qsizetype m_blank = 0; // bytes of empty lines before the head
    std::unique_ptr<char[]> m_bytes; // headBytes: what the socket's unread bytes begin with
    qsizetype m_begin = 0; // so many of them are done with
    qsizetype m_end = 0;
    QByteArray m_answers; // not yet given to the socket
    QElapsedTimer m_sinceAnswer;
    QTimer m_deadline;
};

} // namespace nlstoken
