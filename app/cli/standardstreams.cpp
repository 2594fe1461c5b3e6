// SPDX-License-Identifier: Apache-2.0
#include "app/cli/standardstreams.h"

#include <QtGlobal>

#include <csignal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace nlstoken {

void prepareStandardStreams()
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN);
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) >= 0)
            continue;
        // Read-only, so that a result can't be lost in silence; the lowest free number is this one.
        // A program that is started from here finds it closed again.
        (void)::open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
#endif
}

} // namespace nlstoken
