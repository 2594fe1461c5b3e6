// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Runs the command line \a argv to its end and returns its exit status.
[[nodiscard]] int runProgram(int argc, char **argv);

} // namespace nlstoken
