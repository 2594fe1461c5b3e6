// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Runs `nls-token-desk` and returns its exit status.
[[nodiscard]] int runDesktop(int argc, char **argv);

} // namespace nlstoken
