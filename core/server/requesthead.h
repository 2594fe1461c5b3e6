// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace nlstoken {

//! \brief What an HTTP request without a body says. Every view looks into the bytes it was read
//! from.
struct RequestHead
{
    QByteArrayView method{};
    QByteArrayView path{}; //!< percent-encoded as sent
    QByteArrayView query{}; //!< what follows the first `?`, percent-encoded as sent
    QByteArrayView authority{}; //!< of a target that names the whole address; else empty
    QByteArrayView host{}; //!< the Host field
    QByteArrayView origin{}; //!< the Origin field
    QByteArrayView authorization{}; //!< the Authorization field
    QByteArrayView wishedMethod{}; //!< Access-Control-Request-Method, of a preflight
    bool hasOrigin = false; //!< an empty one is there too
    bool wantsPrivateNetwork = false; //!< Access-Control-Request-Private-Network: true
    bool isHttp10 = false;
    bool keepsConnection = true; //!< the client will go on using the connection
};

//! \brief How far the bytes at hand make a request.
struct HeadReading
{
    enum class State {
        Incomplete,
        Complete,
        Malformed, //!< nothing that follows on this connection can be trusted
    };
    State state = State::Incomplete;
    qsizetype size = 0; //!< of a complete request
    RequestHead head{};
};

//! \brief Reads the request that \a bytes begin with: HTTP/1.1 or 1.0, without a body.
//!
//! Strict, so that a proxy in front can't read something else in the same bytes: lines end in CR
//! LF, no field is folded, names are tokens, Host is there once, and what decides is there once at
//! most. A request that brings or announces a body is malformed.
[[nodiscard]] HeadReading readRequestHead(QByteArrayView bytes);

} // namespace nlstoken
