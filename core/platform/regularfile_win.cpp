// SPDX-License-Identifier: Apache-2.0
#include "core/platform/regularfile.h"

#include <QFile>
#include <QFileInfo>

namespace nlstoken {

FileContents openRegularFile(QFile &file, const QString &path)
{
    using Outcome = FileContents::Outcome;
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return {Outcome::Missing, {}, {}};
    if (info.isDir())
        return {Outcome::Folder, {}, {}};
    if (!info.isFile())
        return {Outcome::NotRegular, {}, {}};
    file.setFileName(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Outcome::Unreadable, {}, file.errorString()};
    return {Outcome::Read, {}, {}};
}

} // namespace nlstoken
