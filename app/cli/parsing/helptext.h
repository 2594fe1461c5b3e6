// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief Help for the command that \a path leads to, the program itself when it is empty.
[[nodiscard]] QString helpText(
    const std::vector<const CommandSpec *> &path, const std::vector<CommandSpec> &commands);

} // namespace nlstoken
