// SPDX-License-Identifier: Apache-2.0
#include "core/platform/filelock.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace nlstoken {

qintptr FileLock::open(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    constexpr mode_t ownerOnly = 0600;
    // A lock needs no right to write: a file that is there already serves on a read-only disk too.
    // O_NONBLOCK, because opening a pipe in its place would wait for a writer.
    constexpr int how = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    const int made = ::open(name.constData(), O_RDWR | O_CREAT | how, ownerOnly);
    return made >= 0 ? made : ::open(name.constData(), O_RDONLY | how);
}

FileLock::Outcome FileLock::lock(qintptr file)
{
    int locked = 0;
    do {
        locked = ::flock(static_cast<int>(file), LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked == 0)
        return Outcome::Taken;
    return errno == EWOULDBLOCK ? Outcome::Busy : Outcome::Failed;
}

void FileLock::close(qintptr file)
{
    ::close(static_cast<int>(file));
}

} // namespace nlstoken
