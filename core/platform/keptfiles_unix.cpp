// SPDX-License-Identifier: Apache-2.0
#include "core/platform/keptfiles.h"

#include <QFile>

#include <sys/stat.h>

namespace nlstoken {

bool KeptFiles::canLook()
{
    return true;
}

std::optional<KeptFiles::Check> KeptFiles::lookAt(const QString &path)
{
    struct stat status{};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
#ifdef __APPLE__
    const timespec changed = status.st_mtimespec;
#else
    const timespec changed = status.st_mtim;
#endif
    return Check{static_cast<quint64>(status.st_dev), status.st_ino, status.st_size, changed.tv_sec,
        changed.tv_nsec};
}

} // namespace nlstoken
