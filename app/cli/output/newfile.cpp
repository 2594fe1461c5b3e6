// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/newfile.h"

#include "core/model/errorcode.h"

#include <QFileInfo>

namespace nlstoken {

namespace {

Failure notWritable(const QFile &file)
{
    return Failure({.kind = ErrorKind::Usage,
        .code = errorcode::FileNotWritable,
        .detail = file.fileName(),
        .reason = file.errorString()});
}

} // namespace

Result<std::unique_ptr<NewFile>> NewFile::made(const QString &path)
{
    std::unique_ptr<NewFile> file(new NewFile(path));
    if (file->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return file;
    file->m_isFilled = true; // not ours to remove
    const QFileInfo there(path);
    if (there.exists() || there.isSymLink())
        return usageFailure(errorcode::FileExists, path);
    return notWritable(file->m_file);
}

NewFile::~NewFile()
{
    if (!m_isFilled)
        m_file.remove();
}

Result<void> NewFile::fill(const QByteArray &bytes)
{
    m_isFilled = m_file.write(bytes) == bytes.size() && m_file.flush();
    const Failure failure = notWritable(m_file);
    m_file.close();
    if (!m_isFilled)
        return failure;
    return {};
}

} // namespace nlstoken
