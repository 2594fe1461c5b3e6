// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What to tell about a wall clock from which the service's differs by \a offset: by how
//! much, and what that looks like. Nothing below a minute, which disturbs nobody.
[[nodiscard]] std::optional<ServiceError> clockWarning(std::chrono::milliseconds offset);

} // namespace nlstoken
