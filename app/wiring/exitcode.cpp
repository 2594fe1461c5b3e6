// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/exitcode.h"

namespace nlstoken {

ExitCode exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Internal:
        return ExitCode::Internal;
    case ErrorKind::Usage:
        return ExitCode::Usage;
    case ErrorKind::Profile:
        return ExitCode::Profile;
    case ErrorKind::Keychain:
        return ExitCode::Keychain;
    case ErrorKind::Credentials:
        return ExitCode::Credentials;
    case ErrorKind::Throttled:
        return ExitCode::Throttled;
    case ErrorKind::Network:
        return ExitCode::Network;
    case ErrorKind::Protocol:
        return ExitCode::Protocol;
    case ErrorKind::Clock:
        return ExitCode::Clock;
    case ErrorKind::Gateway:
        return ExitCode::Gateway;
    case ErrorKind::Interrupted:
        return ExitCode::Interrupted;
    }
    return ExitCode::Internal;
}

} // namespace nlstoken
