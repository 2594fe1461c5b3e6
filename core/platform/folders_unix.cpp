// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folders.h"

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <unistd.h>

namespace nlstoken {

QString homeFolder()
{
    const QString home = qEnvironmentVariable("HOME");
    if (QDir::isAbsolutePath(home))
        return QDir::cleanPath(home);
    const struct passwd *user = ::getpwuid(::getuid()); // the only thread
    return user != nullptr && user->pw_dir != nullptr
        ? QDir::cleanPath(QFile::decodeName(user->pw_dir))
        : QString();
}

} // namespace nlstoken
