// SPDX-License-Identifier: Apache-2.0
#include "core/platform/regularfile.h"

#include <QFile>

namespace nlstoken {

FileContents readRegularFile(const QString &path, qint64 longest)
{
    QFile file;
    FileContents contents = openRegularFile(file, path);
    if (contents.outcome != FileContents::Outcome::Read)
        return contents;
    contents.bytes = file.read(longest + 1);
    if (file.error() != QFileDevice::NoError)
        return {FileContents::Outcome::Unreadable, {}, file.errorString()};
    if (contents.bytes.size() > longest)
        return {FileContents::Outcome::TooLarge, {}, {}};
    return contents;
}

} // namespace nlstoken
