// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folders.h"

#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

const auto folderName = "/nls-token-desk"_L1;

QString fromEnvironment(const char *variable)
{
    const QString folder = qEnvironmentVariable(variable);
    return folder.isEmpty() ? QString() : QDir(folder).absolutePath();
}

} // namespace

QString configFolder()
{
    if (const QString folder = fromEnvironment("NLS_TOKEN_CONFIG_DIR"); !folder.isEmpty())
        return folder;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + folderName;
}

QString stateFolder()
{
    if (const QString folder = fromEnvironment("NLS_TOKEN_STATE_DIR"); !folder.isEmpty())
        return folder;
#if defined(Q_OS_LINUX)
    // QStandardPaths knows no state folder before Qt 6.7. A relative one is to be ignored (XDG base
    // directories).
    const QString base = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(base) ? base : QDir::homePath() + "/.local/state"_L1) + folderName;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + folderName
        + "/state"_L1;
#endif
}

QString runtimeFolder()
{
#if defined(Q_OS_LINUX)
    // Not Qt's: without the variable it takes a folder below /tmp, and says so on standard error.
    const QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return QDir::isAbsolutePath(base) ? base + folderName : QString();
#else
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + folderName;
#endif
}

} // namespace nlstoken
