// SPDX-License-Identifier: Apache-2.0
//
// refuse-keyring EPERM|ENOSYS COMMAND [ARG...]
//
// Runs COMMAND where the kernel's key retention service is refused, as containers do.
#include "tests/support/refusedkeycalls.h"

#include <cerrno>
#include <cstdio>
#include <string_view>
#include <unistd.h>

int main(int argc, char **argv)
{
    const std::string_view name = argc > 2 ? argv[1] : "";
    if (name != "EPERM" && name != "ENOSYS") {
        std::fputs("usage: refuse-keyring EPERM|ENOSYS COMMAND [ARG...]\n", stderr);
        return 2;
    }
    if (!nlstoken::refuseKeyCalls(name == "EPERM" ? EPERM : ENOSYS)) {
        std::perror("refuse-keyring");
        return 125;
    }
    execvp(argv[2], argv + 2);
    std::perror(argv[2]);
    return 127;
}
