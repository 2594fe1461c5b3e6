// SPDX-License-Identifier: Apache-2.0
#include "core/platform/clock.h"

namespace nlstoken {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace nlstoken
