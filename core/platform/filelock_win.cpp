// SPDX-License-Identifier: Apache-2.0
#include "core/platform/filelock.h"

#include <qt_windows.h>

namespace nlstoken {

qintptr FileLock::open(const QString &path)
{
    HANDLE handle = CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()),
        GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS,
        FILE_ATTRIBUTE_NORMAL, nullptr);
    return handle == INVALID_HANDLE_VALUE ? -1 : reinterpret_cast<qintptr>(handle);
}

FileLock::Outcome FileLock::lock(qintptr file)
{
    OVERLAPPED range{};
    if (LockFileEx(reinterpret_cast<HANDLE>(file),
            LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &range))
        return Outcome::Taken;
    return GetLastError() == ERROR_LOCK_VIOLATION ? Outcome::Busy : Outcome::Failed;
}

void FileLock::close(qintptr file)
{
    CloseHandle(reinterpret_cast<HANDLE>(file));
}

} // namespace nlstoken
