// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <vector>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class InheritedState;
class Services;

//! \brief Every command, in the order in which help lists them. All arguments are borrowed for
//! life.
[[nodiscard]] std::vector<CommandEntry> allCommands(Services &services, Console &console,
    const ErrorCatalogue &catalogue, const InheritedState &inherited);

} // namespace nlstoken
