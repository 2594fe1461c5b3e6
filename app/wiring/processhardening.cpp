// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/processhardening.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace nlstoken {

void hardenProcess()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#endif
    // The leak sanitizer attaches to its own process, which this would forbid.
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace nlstoken
