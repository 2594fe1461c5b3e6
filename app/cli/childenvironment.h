// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/environmentvariable.h"

#include <string>
#include <vector>

namespace nlstoken {

//! \brief The environment \a found ("NAME=VALUE" each) with \a changes, of which the last one of a
//! name counts. The rest stays byte for byte and in its order.
[[nodiscard]] std::vector<std::string> childEnvironment(
    const std::vector<const char *> &found, const std::vector<EnvironmentVariable> &changes);

} // namespace nlstoken
