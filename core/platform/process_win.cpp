// SPDX-License-Identifier: Apache-2.0
#include "core/platform/process.h"

#include <qt_windows.h>

namespace nlstoken {

bool isProcessRunning(qint64 process)
{
    HANDLE handle = OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(process));
    if (handle == nullptr)
        return false;
    const bool isRunning = WaitForSingleObject(handle, 0) == WAIT_TIMEOUT;
    CloseHandle(handle);
    return isRunning;
}

} // namespace nlstoken
