// SPDX-License-Identifier: Apache-2.0
#include "app/gui/trustedplugin.h"

#include <QFileInfo>

namespace nlstoken {

namespace {

// A group counts as others, but for the one that may write to the program's folder: on systems that
// give every user a group of their own, that is how people build.
bool isForOthersToWrite(const QFileInfo &entry, const QFileInfo &programFolder)
{
#ifdef Q_OS_UNIX
    constexpr uint root = 0;
    const bool isOurs = entry.ownerId() == root || entry.ownerId() == programFolder.ownerId();
    const bool hasOurGroup =
        programFolder.permission(QFile::WriteGroup) && entry.groupId() == programFolder.groupId();
    return !isOurs || entry.permission(QFile::WriteOther)
        || (entry.permission(QFile::WriteGroup) && !hasOurGroup);
#else
    Q_UNUSED(entry)
    Q_UNUSED(programFolder)
    return false; // every file that isn't read-only claims to be writable for all
#endif
}

} // namespace

bool isAsSafeAsProgram(const QString &plugin, const QString &program)
{
    const QString file = QFileInfo(plugin).canonicalFilePath();
    const QFileInfo programFolder(QFileInfo(QFileInfo(program).canonicalFilePath()).path());
    if (file.isEmpty() || !QFileInfo(file).isFile())
        return false;
    for (QFileInfo entry(file);; entry = QFileInfo(entry.path())) {
        const QString below =
            entry.filePath().endsWith(u'/') ? entry.filePath() : entry.filePath() + u'/';
        if ((programFolder.filePath() + u'/').startsWith(below))
            return true; // the program is reached through it too
        if (entry.isRoot() || isForOthersToWrite(entry, programFolder))
            return false;
    }
}

} // namespace nlstoken
