// SPDX-License-Identifier: Apache-2.0
#include "core/platform/regularfile.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nlstoken {

FileContents openRegularFile(QFile &file, const QString &path)
{
    using Outcome = FileContents::Outcome;
    const auto reason = [](int error) { return QString::fromLocal8Bit(std::strerror(error)); };
    // O_NONBLOCK, because opening a pipe without a writer would wait for one.
    const int handle =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (handle < 0) {
        const int error = errno;
        // A socket can't be opened at all.
        if (error == ENXIO)
            return {Outcome::NotRegular, {}, reason(error)};
        return {error == ENOENT ? Outcome::Missing : Outcome::Unreadable, {}, reason(error)};
    }
    struct stat status{};
    const bool isKnown = ::fstat(handle, &status) == 0;
    if (isKnown && S_ISREG(status.st_mode)
        && file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {Outcome::Read, {}, {}};
    const int error = errno;
    ::close(handle);
    if (!isKnown || S_ISREG(status.st_mode))
        return {Outcome::Unreadable, {}, reason(error)};
    return {S_ISDIR(status.st_mode) ? Outcome::Folder : Outcome::NotRegular, {},
        reason(S_ISDIR(status.st_mode) ? EISDIR : EINVAL)};
}

} // namespace nlstoken
