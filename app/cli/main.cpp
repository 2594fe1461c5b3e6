// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inheritedstate.h"
#include "app/cli/program.h"
#include "app/cli/standardstreams.h"
#include "app/wiring/processhardening.h"

int main(int argc, char **argv)
{
    const nlstoken::InheritedState inherited;
    nlstoken::hardenProcess();
    nlstoken::prepareStandardStreams();
    return nlstoken::runProgram(argc, argv, inherited);
}
