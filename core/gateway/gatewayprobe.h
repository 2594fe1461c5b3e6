// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/http/networkoptions.h"

#include <QObject>
#include <QUrl>

#include <chrono>

namespace nlstoken {

//! \brief Asks a gateway whether it takes a token: a WebSocket handshake and nothing behind it, so
//! that no speech task begins and nothing is billed.
//!
//! Over a plain socket, because QWebSocket keeps the words of a refusal to itself.
class GatewayProbe final : public QObject
{
    Q_OBJECT

public:
    //! \param options already checked
    explicit GatewayProbe(NetworkOptions options, QObject *parent = nullptr);

    //! \brief Answers once \a gateway has taken \a token, within \a timeLimit. Errors: kind Gateway
    //! when it was refused, Network (HostNotFound, ConnectionRefused, Timeout, Tls…, Proxy…) or
    //! Protocol (NotTheGateway). Stops when the caller dies.
    void ask(const QUrl &gateway, const QByteArray &token, std::chrono::milliseconds timeLimit,
        Reply<void> reply);

private:
    NetworkOptions m_options;
};

} // namespace nlstoken
