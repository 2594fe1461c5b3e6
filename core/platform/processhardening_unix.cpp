// SPDX-License-Identifier: Apache-2.0
#include "core/platform/processhardening.h"

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace nlstoken {

void hardenProcess()
{
    // The hard limit stays: a program that is started from here gets its own back.
    rlimit core{};
    if (getrlimit(RLIMIT_CORE, &core) == 0) {
        core.rlim_cur = 0;
        (void)setrlimit(RLIMIT_CORE, &core);
    }
    // The leak sanitizer attaches to its own process, which this would forbid.
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace nlstoken
