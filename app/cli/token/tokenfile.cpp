// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/tokenfile.h"

#include "app/cli/parsing/commandspec.h"
#include "core/model/errorcode.h"
#include "core/model/token.h"
#include "core/platform/folders.h"
#include "core/platform/privatefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

Result<QString> newPlace()
{
    const QString folder = runtimeFolder();
    if (folder.isEmpty())
        return usageFailure(QCoreApplication::translate("TokenFile",
            "There is no runtime folder, because XDG_RUNTIME_DIR is not set. Name a file with "
            "--renew-file."));
    if (!makePrivateFolder(folder))
        return usageFailure(errorcode::FileNotWritable, folder);
    return folder + u"/token-"_s + QUuid::createUuid().toString(QUuid::Id128);
}

} // namespace

Result<QString> TokenFile::place(const QString &action)
{
    if (action == "auto"_L1)
        return newPlace();
    const QFileInfo there(action);
    const QString path = there.absoluteFilePath();
    if (!there.exists() && !there.isSymLink())
        return path;
    // The link would stay behind, and with it the token.
    if (!there.isFile() || there.isSymLink())
        return usageFailure(errorcode::FileNotToken, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usageFailure(errorcode::FileUnreadable, path);
    constexpr qint64 enough = 2048;
    QByteArray content = file.read(enough);
    if (content.endsWith('\n'))
        content.chop(1);
    if (!content.isEmpty() && !tokenIdIn(QString::fromLatin1(content)))
        return usageFailure(errorcode::FileNotToken, path);
    return path;
}

TokenFile::TokenFile(QString path)
    : m_path(std::move(path))
{
}

TokenFile::~TokenFile()
{
    if (m_written)
        (void)QFile::remove(m_path);
}

Result<void> TokenFile::write(const QByteArray &token)
{
    if (!writePrivateFile(m_path, token + '\n').isEmpty())
        return usageFailure(errorcode::FileNotWritable, m_path);
    m_written = true;
    return {};
}

} // namespace nlstoken
