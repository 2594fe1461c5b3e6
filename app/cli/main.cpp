// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"
#include "core/platform/childprocess.h"
#include "core/platform/processhardening.h"
#include "core/platform/standardstreams.h"

int main(int argc, char **argv)
{
    const nlstoken::InheritedState inherited;
    nlstoken::hardenProcess();
    nlstoken::prepareStandardStreams();
    return nlstoken::runProgram(argc, argv, inherited);
}
