// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"

#include <QByteArray>
#include <QHostAddress>

namespace nlstoken {

class HttpConnection;

//! \brief Why a request is refused before anybody looks at what it wants.
enum class RequestRefusal {
    Malformed,
    TooManyConnections,
    OtherUser, //!< came over a socket that is for this user alone
};

//! \brief What a server does with its requests.
class RequestHandler
{
public:
    virtual ~RequestHandler() = default;

    //! \brief Sees to it that \a request is answered: calls HttpConnection::answer() or
    //! handOver(), now or later. Where takesUpgrades(), a request for a WebSocket comes as soon as
    //! its head is there.
    virtual void handle(const ServerRequest &request, HttpConnection &connection) = 0;

    //! \brief The most bytes that may follow the head of \a request; 0: a body is refused.
    [[nodiscard]] virtual qsizetype mostBody(const ServerRequest &request) const;
    //! \brief Whether WebSockets are opened; if not, a request for one is like any other.
    [[nodiscard]] virtual bool takesUpgrades() const;
    //! \brief The whole answer to \a request, which is empty when it was malformed, after which the
    //! connection ends. Nothing: it ends without one.
    [[nodiscard]] virtual QByteArray refusal(
        RequestRefusal why, const ServerRequest &request) const;

    //! \brief A client of the address \a peer was refused for \a why.
    virtual void clientRefused(RequestRefusal why, const QHostAddress &peer);

protected:
    RequestHandler() = default;
    Q_DISABLE_COPY_MOVE(RequestHandler)
};

} // namespace nlstoken
