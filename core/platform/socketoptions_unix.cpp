// SPDX-License-Identifier: Apache-2.0
#include "core/platform/socketoptions.h"

#include <sys/socket.h>

#include <cstddef>

namespace nlstoken {

void resetOnClose(qintptr descriptor)
{
    const linger option{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
}

void shutDownSending(qintptr descriptor)
{
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
}

qint64 sendAtOnce(qintptr descriptor, const char *data, qint64 size)
{
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL | MSG_DONTWAIT;
#else
    constexpr int flags = MSG_DONTWAIT; // Qt has switched the signal off
#endif
    const ssize_t sent =
        ::send(static_cast<int>(descriptor), data, static_cast<std::size_t>(size), flags);
    return sent < 0 ? 0 : sent;
}

} // namespace nlstoken
