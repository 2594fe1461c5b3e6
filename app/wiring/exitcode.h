// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

namespace nlstoken {

//! \brief How the command line ends; the numbers are a contract with scripts. The user's own
//! command may end with any other from 0 to 255.
enum class ExitCode : int {
    Done = 0,
    Internal = 1,
    Usage = 2,
    Profile = 3,
    Keychain = 4,
    Credentials = 5,
    Throttled = 6,
    Network = 7,
    Protocol = 8,
    Clock = 9,
    Gateway = 10,
    NotExecutable = 126, //!< the user's own command
    NotFound = 127, //!< the same
    Interrupted = 130,
};

//! \brief The exit status of an error of \a kind.
[[nodiscard]] ExitCode exitCode(ErrorKind kind);

} // namespace nlstoken
