// SPDX-License-Identifier: Apache-2.0
#include "core/base/faultpoint.h"

#ifdef NLSTOKEN_FAULT_POINTS
#include <QByteArray>

#include <csignal>

namespace nlstoken {

void faultPoint(const char *name)
{
    static const QByteArray wanted = qgetenv("NLS_TOKEN_FAULT_POINT");
    if (wanted == QByteArray(name) + ":kill")
        std::raise(SIGKILL);
    else if (wanted == QByteArray(name) + ":stop")
        std::raise(SIGSTOP);
}

} // namespace nlstoken

#else
void nlstoken::faultPoint(const char *) { }
#endif
