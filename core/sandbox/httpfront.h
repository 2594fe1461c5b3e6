// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/delivery.h"
#include "core/sandbox/sandboxmessage.h"

#include <QAbstractHttpServer>
#include <QHttpServerRequest>
#include <QtGlobal>

#include <functional>
#include <memory>
#include <optional>

class QTcpSocket;
class QWebSocket;

namespace nlstoken {

//! \brief QtHttpServer as the sandbox needs it: reads requests, and sends answers over the bare
//! socket.
//!
//! The one file that knows which Qt it is: from 6.5 on the virtual functions have another
//! signature.
class HttpFront final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    //! Answers a complete request; nothing for one that is to become a WebSocket.
    using Handler = std::function<std::optional<Delivery>(const SandboxRequest &request)>;
    //! Takes a WebSocket once it is open.
    using SocketHandler = std::function<void(std::unique_ptr<QWebSocket> socket)>;

    HttpFront(Handler handler, SocketHandler socketHandler, QObject *parent = nullptr);

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(
        const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#endif

private:
    bool handle(const QHttpServerRequest &request, QTcpSocket *socket);

    Handler m_handler;
    SocketHandler m_socketHandler;
};

} // namespace nlstoken
