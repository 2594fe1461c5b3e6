// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>

namespace nlstoken {

//! \brief \a duration for people, in the one or two units that matter: "15 h 41 min", "8 min", "42
//! s".
[[nodiscard]] QString durationText(std::chrono::seconds duration);

} // namespace nlstoken
