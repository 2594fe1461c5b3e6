// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

class InheritedState;

//! \brief Runs `nls-token-desk` and returns its exit status. \param inherited what programs get
//! that are started from here
[[nodiscard]] int runDesktop(int argc, char **argv, const InheritedState &inherited);

} // namespace nlstoken
