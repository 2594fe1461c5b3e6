// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

class InheritedState;

//! \brief Runs the command line \a argv to its end and returns its exit status. A program that it
//! starts is given \a inherited.
[[nodiscard]] int runProgram(int argc, char **argv, const InheritedState &inherited);

} // namespace nlstoken
