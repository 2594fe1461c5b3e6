// SPDX-License-Identifier: Apache-2.0
#include "core/platform/process.h"

#include <csignal>

namespace nlstoken {

bool isProcessRunning(qint64 process)
{
    return ::kill(static_cast<pid_t>(process), 0) == 0;
}

} // namespace nlstoken
