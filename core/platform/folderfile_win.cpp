// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folderfile.h"
#include "core/platform/privatefile.h"

#include <QFile>
#include <QFileInfo>

namespace nlstoken {

// Making a link takes a right there that users don't have, and a folder's access list goes down to
// what is in it.
FolderFile::FolderFile(QString path)
    : m_path(std::move(path))
{
}

FolderFile::~FolderFile() = default;

FolderFile::Opened FolderFile::open(const QString &path)
{
    if (!QFileInfo(QFileInfo(path).path()).isDir())
        return {nullptr, false, qt_error_string(2)}; // ERROR_FILE_NOT_FOUND
    return {std::unique_ptr<FolderFile>(new FolderFile(path)), false, {}};
}

FileContents FolderFile::read(qint64 longest) const
{
    if (QFileInfo(m_path).isSymLink())
        return {FileContents::Outcome::NotRegular, {}, {}};
    return readRegularFile(m_path, longest);
}

QString FolderFile::replace(const QByteArray &bytes)
{
    QString reason = writePrivateFile(m_path, bytes);
    if (reason.isEmpty())
        m_ownInode = 1;
    return reason;
}

void FolderFile::removeOwn()
{
    if (m_ownInode != 0)
        (void)QFile::remove(m_path);
    m_ownInode = 0;
}

bool isFolderOfOthers(const QString &)
{
    return false;
}

} // namespace nlstoken
