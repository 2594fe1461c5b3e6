// SPDX-License-Identifier: Apache-2.0
#include "core/platform/socketoptions.h"

#include <sys/socket.h>

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

} // namespace nlstoken
