// SPDX-License-Identifier: Apache-2.0
#include "core/platform/standardstreams.h"

#include <QByteArray>

#include <clocale>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <langinfo.h>
#include <unistd.h>

namespace nlstoken {

void prepareStandardStreams()
{
    std::signal(SIGPIPE, SIG_IGN);
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) >= 0)
            continue;
        // Read-only, so that a result can't be lost in silence; the lowest free number is this one.
        // A program that is started from here finds it closed again.
        (void)::open("/dev/null", O_RDONLY | O_CLOEXEC);
    }
}

void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

} // namespace nlstoken
