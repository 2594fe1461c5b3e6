// SPDX-License-Identifier: Apache-2.0
#include "core/platform/clock.h"

#include <qt_windows.h>

namespace nlstoken {

std::chrono::milliseconds SystemClock::sinceBoot() const
{
    return std::chrono::milliseconds(GetTickCount64()); // counts sleep too
}

QByteArray SystemClock::bootId() const
{
    return m_bootId; // not on Windows yet: a clock that was set is not noticed
}

} // namespace nlstoken
