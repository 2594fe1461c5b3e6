// SPDX-License-Identifier: Apache-2.0
#include "core/platform/processhardening.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace nlstoken {

namespace {

// The hard limit stays: a program that is started from here gets its own back.
void limitCore()
{
    rlimit core{};
    if (getrlimit(RLIMIT_CORE, &core) == 0) {
        core.rlim_cur = 0;
        (void)setrlimit(RLIMIT_CORE, &core);
    }
}

} // namespace

void preventCoreDumps()
{
    limitCore();
    // The limit says nothing about a dump that is piped to a program. \source core(5)
#ifdef __linux__
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter >= 0) {
        [[maybe_unused]] const ssize_t written = ::write(filter, "0", 1);
        (void)::close(filter);
    }
#endif
}

void hardenProcess()
{
    limitCore();
    // The leak sanitizer attaches to its own process, which this would forbid.
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace nlstoken
