// SPDX-License-Identifier: Apache-2.0
#include "core/platform/socketoptions.h"

#include <winsock2.h>

namespace nlstoken {

void resetOnClose(qintptr descriptor)
{
    const LINGER option{1, 0};
    setsockopt(static_cast<SOCKET>(descriptor), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char *>(&option), sizeof option);
}

void shutDownSending(qintptr descriptor)
{
    shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
}

qint64 sendAtOnce(qintptr descriptor, const char *data, qint64 size)
{
    const int sent = send(static_cast<SOCKET>(descriptor), data, static_cast<int>(size), 0);
    return sent == SOCKET_ERROR ? 0 : sent;
}

} // namespace nlstoken
