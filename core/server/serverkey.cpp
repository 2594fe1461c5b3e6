// SPDX-License-Identifier: Apache-2.0
#include "core/server/serverkey.h"

#include "core/model/errorcode.h"
#include "core/platform/folderfile.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace nlstoken {

namespace {

constexpr qint64 leastKeySize = 16;
constexpr qint64 mostKeySize = 1024;

Failure keyFailure(QLatin1StringView code, const QString &path, const QString &reason)
{
    return Failure({.kind = ErrorKind::Usage, .code = code, .detail = path, .reason = reason});
}

Result<SecretBytes> readKey(const QString &path)
{
    QFile file;
    const FileContents opened = openRegularFile(file, path);
    if (opened.outcome != FileContents::Outcome::Read)
        return keyFailure(errorcode::FileUnreadable, path, opened.reason);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    // Asked of the open file, so that nobody can put another in its place meanwhile.
    if (file.permissions() & others)
        return usageFailure(errorcode::ServerKeyShared, path);
    QByteArray bytes = file.read(mostKeySize + 3); // with a line break and one byte too many
    const SecretBytes content = SecretBytes::take(bytes);
    QByteArrayView line = content.view();
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    const bool visible = std::ranges::all_of(line, [](char c) { return c > ' ' && c <= '~'; });
    if (line.size() < leastKeySize || line.size() > mostKeySize || !visible)
        return usageFailure(errorcode::ServerKeyInvalid, path);
    return SecretBytes(line);
}

} // namespace

SecretBytes newServerKey()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype{random.size()});
    QByteArray raw(reinterpret_cast<const char *>(random.data()), sizeof random);
    wipeMemory(random.data(), sizeof random);
    QByteArray text = raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    (void)SecretBytes::take(raw);
    return SecretBytes::take(text);
}

Result<SecretBytes> serverKeyIn(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink())
        return readKey(path);
    SecretBytes key = newServerKey();
    SecretBytes line = key.clone();
    line.append("\n");
    if (const QString reason = tryMakePrivateFolder(info.absolutePath()); !reason.isEmpty())
        return keyFailure(errorcode::FileNotWritable, path, reason);
    const FolderFile::Opened opened = FolderFile::open(info.absoluteFilePath());
    if (opened.isShared)
        return usageFailure(errorcode::FolderShared, info.absolutePath());
    const QString reason = opened.file
        ? opened.file->replace(QByteArray::fromRawData(line.view().data(), line.size()))
        : opened.reason;
    if (!reason.isEmpty())
        return keyFailure(errorcode::FileNotWritable, path, reason);
    return key;
}

} // namespace nlstoken
