// SPDX-License-Identifier: Apache-2.0
#include "core/platform/appendfile.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nlstoken {

namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;

// Returns whether all bytes arrived. A short write is not continued: another process may have
// written in between, and the half would stand in the middle of a line of its own.
bool writeWhole(int file, const QByteArray &bytes)
{
    ssize_t written = 0;
    do {
        written = ::write(file, bytes.constData(), static_cast<size_t>(bytes.size()));
    } while (written < 0 && errno == EINTR);
    return written == bytes.size();
}

} // namespace

AppendOutcome appendToPrivateFile(const QString &path, const QByteArray &bytes)
{
    // O_NONBLOCK, because opening a pipe without a reader would wait for one.
    const int file = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, ownerOnly);
    if (file < 0)
        return errno == ENOENT ? AppendOutcome::NoFolder : AppendOutcome::Failed;
    struct stat before{};
    bool appended = ::fstat(file, &before) == 0 && S_ISREG(before.st_mode);
    if (appended && (before.st_mode & ~S_IFMT) != ownerOnly)
        appended = ::fchmod(file, ownerOnly) == 0;
    appended = appended && writeWhole(file, bytes);
    // Network file systems report a full disk only here.
    appended = ::close(file) == 0 && appended;
    if (!appended)
        return AppendOutcome::Failed;
    return before.st_size == 0 ? AppendOutcome::Begun : AppendOutcome::Appended;
}

} // namespace nlstoken
