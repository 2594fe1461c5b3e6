// SPDX-License-Identifier: Apache-2.0
#include "app/gui/program.h"

int main(int argc, char **argv)
{
    return nlstoken::runDesktop(argc, argv);
}
