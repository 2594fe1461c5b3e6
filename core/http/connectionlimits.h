// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <chrono>

namespace nlstoken {

//! \brief How much one client may cost. Qt's own servers limit nothing of this themselves.
struct ConnectionLimits
{
    int connections = 256; //!< at a time
    //! When there are as many, the oldest that has shown no key gives way to a new one: of the
    //! address that has the most of these.
    bool unknownGiveWay = false;
    qsizetype headBytes = qsizetype{8} * 1024; //!< request line and header
    qsizetype requestBytes = qsizetype{32} * 1024; //!< the body, where one is read
    qsizetype soundBytes = qsizetype{2} * 1024 * 1024; //!< the body, where sound is uploaded
    qsizetype webSocketBytes = qsizetype{256} * 1024; //!< one message over a WebSocket
    //! For the TLS handshake and a complete request; also how long an idle connection is kept.
    std::chrono::milliseconds requestTime{10'000};
};

} // namespace nlstoken
