// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/requestparser.h"
#include "core/sandbox/delivery.h"
#include "core/sandbox/sandboxmessage.h"
#include "core/server/connectionlimits.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

class QTcpSocket;

namespace nlstoken {

//! \brief One client of the sandbox: reads its requests and sends the answers over the bare socket.
//!
//! A child of its socket, which it deletes at the end. Aborts it when a request is too long, too
//! slow or no HTTP. The head is peeked and stays in the socket until it says that it is no upgrade:
//! QWebSocketServer wants to read the handshake itself.
class SandboxConnection final : public QObject
{
    Q_OBJECT

public:
    //! Answers a complete request; nothing for one that is to become a WebSocket.
    using Handler = std::function<std::optional<Delivery>(const SandboxRequest &request)>;
    //! Takes the socket of an upgrade, its request unread.
    using UpgradeHandler = std::function<void(QTcpSocket *socket)>;

    SandboxConnection(QTcpSocket *socket, const ConnectionLimits &limits, Handler handler,
        UpgradeHandler upgradeHandler);

private Q_SLOTS:
    void process();
    void endAnswer();
    void abort();

private:
    [[nodiscard]] bool readHead();
    void upgrade(const SandboxRequest &request);
    void answer();
    void giveUp();
    [[nodiscard]] qsizetype mostBytes() const;

    enum class Phase { Head, Body, Answering, Ending };

    QTcpSocket *m_socket; // the parent
    ConnectionLimits m_limits;
    Handler m_handler;
    UpgradeHandler m_upgradeHandler;
    QTimer m_deadline;
    Phase m_phase = Phase::Head;
    std::optional<RequestParser> m_parser; // of the current request
    QByteArray m_unparsed; // read from the socket, not yet used by the parser
    qsizetype m_received = 0; // of the current request, read from the socket
};

} // namespace nlstoken
