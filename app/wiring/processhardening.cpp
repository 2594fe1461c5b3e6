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
    // The hard limit stays: a program that is started from here gets its own back.
    rlimit core{};
    if (getrlimit(RLIMIT_CORE, &core) == 0) {
        core.rlim_cur = 0;
        (void)setrlimit(RLIMIT_CORE, &core);
    }
#endif
    // The leak sanitizer attaches to its own process, which this would forbid.
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__)
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace nlstoken
