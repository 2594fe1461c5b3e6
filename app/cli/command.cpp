// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"

#include "core/model/errorcode.h"

namespace nlstoken {

Result<ExitCode> Command::interrupted()
{
    return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
}

void Command::breakOff(const Done &done)
{
    done.answer(interrupted());
}

} // namespace nlstoken
