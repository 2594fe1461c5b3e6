// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>

#include <optional>

namespace nlstoken {

//! \brief A socket that somebody else has made to listen.
struct PassedSocket
{
    qintptr descriptor = -1; //!< -1: what was passed can't be used
    QHostAddress address{};
    quint16 port = 0;

    [[nodiscard]] bool isUsable() const { return descriptor >= 0; }
};

//! \brief The listening socket that systemd passed to this process (LISTEN_PID, LISTEN_FDS), which
//! children don't inherit; nothing when it passed none. Not usable when it isn't exactly one
//! listening TCP socket.
[[nodiscard]] std::optional<PassedSocket> passedSocket();

} // namespace nlstoken
