// SPDX-License-Identifier: Apache-2.0
#include "core/platform/appendfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace nlstoken {

AppendOutcome appendToPrivateFile(const QString &path, const QByteArray &bytes)
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

} // namespace nlstoken
