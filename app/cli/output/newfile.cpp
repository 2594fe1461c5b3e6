// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/newfile.h"

#include "core/model/errorcode.h"

#include <QFileInfo>

namespace nlstoken {

Result<std::unique_ptr<NewFile>> NewFile::made(const QString &path)
{
    std::unique_ptr<NewFile> file(new NewFile(path));
    if (file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return file;
    file->m_isFilled = true; // not ours to remove
    const QFileInfo there(path);
    return usageFailure(
        there.exists() || there.isSymLink() ? errorcode::FileExists : errorcode::FileNotWritable,
        path);
}

NewFile::~NewFile()
{
    if (!m_isFilled)
        m_file.remove();
}

Result<void> NewFile::fill(const QByteArray &bytes)
{
    m_isFilled = m_file.write(bytes) == bytes.size() && m_file.flush();
    m_file.close();
    if (!m_isFilled)
        return usageFailure(errorcode::FileNotWritable, path());
    return {};
}

} // namespace nlstoken
