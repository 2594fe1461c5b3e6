// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"
#include "app/wiring/applicationinfo.h"
#include "app/wiring/processhardening.h"

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    nlstoken::hardenProcess();
    // Scripts ask for the version often; nothing else has to be there for it.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::printf("nls-token %s\n", nlstoken::applicationVersion());
        return 0;
    }
    return nlstoken::runProgram(argc, argv);
}
