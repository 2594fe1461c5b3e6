// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/sandboxconnection.h"
#include "core/server/limitedlistener.h"

#include <QWebSocketServer>

#include <functional>
#include <memory>
#include <optional>

class QWebSocket;

namespace nlstoken {

//! \brief Reads the requests of its connections, and opens WebSockets.
class LoopbackListener final : public LimitedListener
{
    Q_OBJECT

public:
    //! Takes a WebSocket once it is open.
    using SocketHandler = std::function<void(std::unique_ptr<QWebSocket> socket)>;

    LoopbackListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
        SandboxConnection::Handler handler, SocketHandler socketHandler, QObject *parent = nullptr);

    //! \brief Listens no more and closes every connection once what was written is out.
    void stop();

protected:
    void admit(QTcpSocket *socket) override;

private:
    SandboxConnection::Handler m_handler;
    QWebSocketServer m_webSockets; // does not listen: gets its sockets from here
};

} // namespace nlstoken
