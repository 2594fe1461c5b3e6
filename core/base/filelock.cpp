// SPDX-License-Identifier: Apache-2.0
#include "core/base/filelock.h"

#include "core/base/privatefile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#endif

namespace nlstoken {

namespace {

#ifdef Q_OS_WIN
qintptr openLockFile(const QString &path)
{
    HANDLE handle = CreateFileW(reinterpret_cast<const wchar_t *>(path.utf16()),
        GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_ALWAYS,
        FILE_ATTRIBUTE_NORMAL, nullptr);
    return handle == INVALID_HANDLE_VALUE ? -1 : reinterpret_cast<qintptr>(handle);
}

FileLock::Outcome lockFile(qintptr file)
{
    OVERLAPPED range{};
    if (LockFileEx(reinterpret_cast<HANDLE>(file),
            LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &range))
        return FileLock::Outcome::Taken;
    return GetLastError() == ERROR_LOCK_VIOLATION ? FileLock::Outcome::Busy
                                                  : FileLock::Outcome::Failed;
}

void closeLockFile(qintptr file)
{
    CloseHandle(reinterpret_cast<HANDLE>(file));
}
#else
qintptr openLockFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    constexpr mode_t ownerOnly = 0600;
    // A lock needs no right to write: a file that is there already serves on a read-only disk too.
    const int made = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, ownerOnly);
    return made >= 0 ? made : ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
}

FileLock::Outcome lockFile(qintptr file)
{
    int locked = 0;
    do {
        locked = ::flock(static_cast<int>(file), LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked == 0)
        return FileLock::Outcome::Taken;
    return errno == EWOULDBLOCK ? FileLock::Outcome::Busy : FileLock::Outcome::Failed;
}

void closeLockFile(qintptr file)
{
    ::close(static_cast<int>(file));
}
#endif

} // namespace

FileLock::FileLock(QString path)
    : m_path(std::move(path))
{
}

FileLock::~FileLock()
{
    release();
}

FileLock::Outcome FileLock::tryTake()
{
    if (m_handle < 0) {
        if (!makePrivateFolder(QFileInfo(m_path).absolutePath()))
            return Outcome::Failed;
        m_handle = openLockFile(m_path);
        if (m_handle < 0)
            return Outcome::Failed;
    }
    return lockFile(m_handle);
}

FileLock::Outcome FileLock::take(int milliseconds)
{
    constexpr unsigned long pause = 5;
    const QDeadlineTimer deadline(milliseconds);
    Outcome outcome = tryTake();
    while (outcome == Outcome::Busy && !deadline.hasExpired()) {
        QThread::msleep(pause);
        outcome = tryTake();
    }
    return outcome;
}

void FileLock::release()
{
    if (m_handle >= 0)
        closeLockFile(m_handle);
    m_handle = -1;
}

} // namespace nlstoken
