// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"

namespace nlstoken {

//! \brief When this process was let go to do its work, by the wall clock. Of many that are started
//! at once on a busy computer, the last may get to its first line seconds later.
//!
//! Told by the time for which the system let it run or wait for a processor: what it slept doesn't
//! count, as a script that has become this program at its end has waited for others before. Now
//! where a start took no time worth telling, or the system doesn't tell.
[[nodiscard]] QDateTime processStart(const Clock &clock);

} // namespace nlstoken
