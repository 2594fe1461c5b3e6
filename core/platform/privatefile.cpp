// SPDX-License-Identifier: Apache-2.0
#include "core/platform/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace nlstoken {

bool makePrivateFolder(const QString &folder)
{
    return tryMakePrivateFolder(folder).isEmpty();
}

QString tryMakePrivateFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    const QString parent = QFileInfo(folder).absolutePath();
    if (parent != folder) {
        if (QString reason = tryMakePrivateFolder(parent); !reason.isEmpty())
            return reason;
    }
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (QDir().mkdir(folder, owner))
        return {};
    const QString reason = qt_error_string();
    // Another process may have made it at the same moment.
    return QFileInfo(folder).isDir() ? QString() : reason;
}

QString writePrivateFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return file.errorString();
    // commit() doesn't look at what its own flushing comes to: on a full disk it would put an empty
    // file in the place of the old one (checked with Qt 6.4.2).
    const bool written =
        file.write(bytes) == bytes.size() && file.flush() && file.error() == QFileDevice::NoError;
    if (!written)
        file.cancelWriting();
    if (!file.commit())
        return file.errorString();
    return {};
}

} // namespace nlstoken
