// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenreply.h"

#include <QDateTime>

#include <chrono>

namespace nlstoken {

//! \brief How far the service's clock is ahead of this computer's, learned from an answer's Date
//! header, which is cut to whole seconds: differences that it can't show are zero.
[[nodiscard]] std::chrono::milliseconds learnedClockOffset(
    const HttpAnswer &answer, const QDateTime &serviceTime);

} // namespace nlstoken
