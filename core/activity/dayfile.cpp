// SPDX-License-Identifier: Apache-2.0
#include "core/activity/dayfile.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QDir>
#include <QFile>
#include <QFileInfo>
#endif

namespace nlstoken {

#ifdef Q_OS_UNIX

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

AppendOutcome appendToDayFile(const QString &path, const QByteArray &bytes)
{
    // O_NONBLOCK, because opening a pipe without a reader would wait for one.
    const int file = ::open(QFile::encodeName(path).constData(),
        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, ownerOnly);
    if (file < 0)
        return errno == ENOENT ? AppendOutcome::NoFolder : AppendOutcome::Failed;
    struct stat before
    {
    };
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

#else

AppendOutcome appendToDayFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo place(path);
    if (!place.dir().exists())
        return AppendOutcome::NoFolder;
    if (place.isSymLink() || place.isDir())
        return AppendOutcome::Failed;
    // The folder lies in the user's profile, whose access list the file inherits.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return AppendOutcome::Failed;
    const bool begun = file.size() == 0;
    if (file.write(bytes) != bytes.size())
        return AppendOutcome::Failed;
    return begun ? AppendOutcome::Begun : AppendOutcome::Appended;
}

#endif

} // namespace nlstoken
