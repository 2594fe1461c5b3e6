// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settingsfile.h"

#include "core/model/errorcode.h"
#include "core/platform/filelock.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int currentVersion = 1;
constexpr qint64 largestSettingsFile = 4 * 1024 * 1024;
constexpr int lockPatience = 2000; // milliseconds; a change takes a few

enum class Reading {
    Good,
    Damaged,
    Newer,
};

// No file means no settings yet; an empty one has lost them.
Reading parse(const std::optional<QByteArray> &content, QJsonObject &root)
{
    if (!content)
        return Reading::Good;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return Reading::Damaged;
    const QJsonValue version = document.object()[u"version"_s];
    if (version.toInteger() > currentVersion)
        return Reading::Newer;
    if (version.toInteger() != currentVersion)
        return Reading::Damaged;
    root = document.object();
    return Reading::Good;
}

// A name of its own even when two files are put aside in one second.
QString keepAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    for (int i = 0; i < 100; ++i) {
        const QString aside =
            path + u".damaged-"_s + stamp + (i == 0 ? QString() : u'-' + QString::number(i));
        if (QFile::copy(path, aside)) {
            QFile::setPermissions(aside, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            return aside;
        }
        if (!QFileInfo::exists(aside))
            break;
    }
    return {};
}

} // namespace

SettingsFile::SettingsFile(QString path)
    : m_path(std::move(path))
{
}

Result<QJsonObject> SettingsFile::read() const
{
    const Result<std::optional<QByteArray>> content = bytes();
    if (!content)
        return Failure(content.error());
    QJsonObject root;
    switch (parse(*content, root)) {
    case Reading::Good:
        return root;
    case Reading::Newer:
        return failure(errorcode::SettingsNewer);
    case Reading::Damaged:
        break;
    }
    return failure(errorcode::SettingsDamaged);
}

Result<SettingsFile::Updated> SettingsFile::update(const Change &change) const
{
    if (const QString reason = tryMakePrivateFolder(QFileInfo(m_path).absolutePath());
        !reason.isEmpty())
        return failure(errorcode::SettingsNotWritable, reason);
    FileLock lock(m_path + u".lock"_s);
    switch (lock.take(lockPatience)) {
    case FileLock::Outcome::Taken:
        break;
    case FileLock::Outcome::Busy:
        return failure(errorcode::SettingsChanging);
    case FileLock::Outcome::Failed:
        return failure(errorcode::SettingsNotWritable);
    }

    const Result<std::optional<QByteArray>> before = bytes();
    if (!before)
        return Failure(before.error());
    QJsonObject root;
    const Reading reading = parse(*before, root);
    if (reading == Reading::Newer)
        return failure(errorcode::SettingsNewer);
    if (const Result<void> changed = change(root); !changed)
        return Failure(changed.error());

    Updated updated;
    if (reading == Reading::Damaged) {
        updated.keptAside = keepAside(m_path);
        if (updated.keptAside.isEmpty())
            return failure(errorcode::SettingsDamaged);
    }
    // An editor doesn't know our lock: what it saved meanwhile must not be lost.
    const Result<std::optional<QByteArray>> meanwhile = bytes();
    if (!meanwhile || *meanwhile != *before)
        return failure(errorcode::SettingsChanging);
    if (QFileInfo::exists(m_path) && !QFileInfo(m_path).isWritable())
        return failure(errorcode::SettingsNotWritable);
    root[u"version"_s] = currentVersion;
    if (const QString reason =
            writePrivateFile(m_path, QJsonDocument(root).toJson(QJsonDocument::Indented));
        !reason.isEmpty())
        return failure(errorcode::SettingsNotWritable, reason);
    return updated;
}

Result<std::optional<QByteArray>> SettingsFile::bytes() const
{
    FileContents contents = readRegularFile(m_path, largestSettingsFile);
    switch (contents.outcome) {
    case FileContents::Outcome::Read:
        return std::move(contents.bytes);
    case FileContents::Outcome::Missing:
        return std::nullopt;
    case FileContents::Outcome::Folder:
        return failure(errorcode::SettingsDirectory);
    case FileContents::Outcome::NotRegular:
    case FileContents::Outcome::TooLarge:
        return failure(errorcode::SettingsDamaged);
    case FileContents::Outcome::Unreadable:
        break;
    }
    return failure(errorcode::SettingsUnreadable, contents.reason);
}

Failure SettingsFile::failure(QLatin1StringView code, const QString &reason) const
{
    return Failure({.kind = ErrorKind::Profile, .code = code, .detail = m_path, .reason = reason});
}

} // namespace nlstoken
