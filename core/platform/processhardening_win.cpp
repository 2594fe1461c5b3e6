// SPDX-License-Identifier: Apache-2.0
#include "core/platform/processhardening.h"

namespace nlstoken {

void hardenProcess()
{
    // Windows writes no core dumps unless somebody sets that up; nothing to turn off.
}

void preventCoreDumps() { }

} // namespace nlstoken
