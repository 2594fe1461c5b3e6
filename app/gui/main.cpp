// SPDX-License-Identifier: Apache-2.0
#include "app/gui/program.h"
#include "core/platform/childprocess.h"
#include "core/platform/processhardening.h"

int main(int argc, char **argv)
{
    const nlstoken::InheritedState inherited;
    nlstoken::preventCoreDumps();
    return nlstoken::runDesktop(argc, argv, inherited);
}
