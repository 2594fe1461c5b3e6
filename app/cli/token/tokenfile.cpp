// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/tokenfile.h"

#include "app/cli/parsing/commandspec.h"
#include "core/model/errorcode.h"
#include "core/model/token.h"
#include "core/platform/folders.h"
#include "core/platform/privatefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

Failure fileFailure(QLatin1StringView code, const QString &path, const QString &reason = {})
{
    return Failure({.kind = ErrorKind::Usage, .code = code, .detail = path, .reason = reason});
}

Result<QString> newPath()
{
    const QString folder = runtimeFolder();
    if (folder.isEmpty())
        return usageFailure(QCoreApplication::translate("TokenFile",
            "There is no runtime folder, because XDG_RUNTIME_DIR is not set. Name a file with "
            "--renew-file."));
    if (const QString reason = tryMakePrivateFolder(folder); !reason.isEmpty())
        return fileFailure(errorcode::FileNotWritable, folder, reason);
    return folder + u"/token-"_s + QUuid::createUuid().toString(QUuid::Id128);
}

// A link would stay behind, and with it the token.
Result<void> checkReplaceable(const FolderFile &file)
{
    constexpr qint64 enough = 2048;
    FileContents there = file.read(enough);
    switch (there.outcome) {
    case FileContents::Outcome::Missing:
        return {};
    case FileContents::Outcome::Unreadable:
        return fileFailure(errorcode::FileUnreadable, file.path(), there.reason);
    case FileContents::Outcome::Read:
        break;
    default:
        return fileFailure(errorcode::FileNotToken, file.path());
    }
    if (there.bytes.endsWith('\n'))
        there.bytes.chop(1);
    if (!there.bytes.isEmpty() && !tokenIdIn(QString::fromLatin1(there.bytes)))
        return fileFailure(errorcode::FileNotToken, file.path());
    return {};
}

} // namespace

Result<std::unique_ptr<TokenFile>> TokenFile::opened(const QString &choice)
{
    const Result<QString> path =
        choice == "auto"_L1 ? newPath() : QFileInfo(choice).absoluteFilePath();
    if (!path)
        return Failure(path.error());
    FolderFile::Opened opened = FolderFile::open(*path);
    if (opened.isShared)
        return fileFailure(errorcode::FolderShared, QFileInfo(*path).path());
    if (!opened.file)
        return fileFailure(errorcode::FileNotWritable, *path, opened.reason);
    if (const Result<void> checked = checkReplaceable(*opened.file); !checked)
        return Failure(checked.error());
    return std::unique_ptr<TokenFile>(new TokenFile(std::move(opened.file)));
}

TokenFile::TokenFile(std::unique_ptr<FolderFile> file)
    : m_file(std::move(file))
{
}

TokenFile::~TokenFile()
{
    m_file->removeOwn();
}

Result<void> TokenFile::write(const QByteArray &token)
{
    if (const QString reason = m_file->replace(token + '\n'); !reason.isEmpty())
        return fileFailure(errorcode::FileNotWritable, path(), reason);
    return {};
}

} // namespace nlstoken
