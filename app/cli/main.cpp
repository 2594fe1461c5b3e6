// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"
#include "app/cli/standardstreams.h"
#include "app/wiring/processhardening.h"

int main(int argc, char **argv)
{
    nlstoken::hardenProcess();
    nlstoken::prepareStandardStreams();
    return nlstoken::runProgram(argc, argv);
}
