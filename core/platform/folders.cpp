// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folders.h"

#include <QDir>
#include <QStandardPaths>

#include <array>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

const auto folderName = "/nls-token-desk"_L1;
constexpr const char *configVariable = "NLS_TOKEN_CONFIG_DIR";
constexpr const char *stateVariable = "NLS_TOKEN_STATE_DIR";

QString fromEnvironment(const char *variable)
{
    const QString folder = qEnvironmentVariable(variable);
    return folder.isEmpty() ? QString() : QDir::cleanPath(folder);
}

#if defined(Q_OS_LINUX)
// Not Qt's, which takes "/" for the home of who has no HOME. A relative one is to be ignored (XDG
// base directories).
QString baseFolder(const char *variable, QLatin1StringView belowHome)
{
    const QString base = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(base) ? QDir::cleanPath(base) : homeFolder() + belowHome;
}
#endif

} // namespace

std::optional<QString> relativeFolderVariable()
{
    for (const char *variable : std::array{configVariable, stateVariable}) {
        const QString folder = qEnvironmentVariable(variable);
        if (!folder.isEmpty() && !QDir::isAbsolutePath(folder))
            return QString::fromLatin1(variable) + u'=' + folder;
    }
    return std::nullopt;
}

QString configFolder()
{
    if (const QString folder = fromEnvironment(configVariable); !folder.isEmpty())
        return folder;
#if defined(Q_OS_LINUX)
    return baseFolder("XDG_CONFIG_HOME", "/.config"_L1) + folderName;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + folderName;
#endif
}

QString stateFolder()
{
    if (const QString folder = fromEnvironment(stateVariable); !folder.isEmpty())
        return folder;
#if defined(Q_OS_LINUX)
    return baseFolder("XDG_STATE_HOME", "/.local/state"_L1) + folderName;
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
