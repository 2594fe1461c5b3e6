// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/server/listenaddress.h"

#include <QtGlobal>

#include <optional>

namespace nlstoken {

//! \brief A socket that somebody else has made to listen.
struct PassedSocket
{
    qintptr descriptor = -1;
    ListenAddress where{};
};

//! \brief The listening socket that systemd passed to this process (LISTEN_PID, LISTEN_FDS), which
//! children don't inherit; nothing when it passed none. A usage error when it isn't exactly one
//! listening TCP socket.
[[nodiscard]] Result<std::optional<PassedSocket>> passedSocket();

} // namespace nlstoken
