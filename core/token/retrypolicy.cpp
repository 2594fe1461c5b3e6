// SPDX-License-Identifier: Apache-2.0
#include "core/token/retrypolicy.h"

namespace nlstoken {

bool isWorthAnotherTry(const ServiceError &error, int tries, bool clockLearned)
{
    return error.kind == ErrorKind::Clock && clockLearned && tries == 1;
}

} // namespace nlstoken
