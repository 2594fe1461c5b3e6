// SPDX-License-Identifier: Apache-2.0
// Qt's sockets take no local one here.
#include "core/platform/localsocket.h"

#include <windows.h>

namespace nlstoken {

LocalSocket listenAtPath(const QString &)
{
    return {.reason = qt_error_string(ERROR_NOT_SUPPORTED)};
}

void removeSocket(const QString &) { }

bool isFromThisUser(qintptr)
{
    return false;
}

} // namespace nlstoken
