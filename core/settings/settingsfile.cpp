// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settingsfile.h"

#include "core/model/errorcode.h"
#include "core/platform/filelock.h"
#include "core/platform/privatefile.h"

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

Reading parse(const QByteArray &bytes, QJsonObject &root)
{
    if (bytes.trimmed().isEmpty())
        return bytes.isEmpty() ? Reading::Good : Reading::Damaged;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
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
    const Result<QByteArray> content = bytes();
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
    if (!makePrivateFolder(QFileInfo(m_path).absolutePath()))
        return failure(errorcode::SettingsNotWritable);
    FileLock lock(m_path + u".lock"_s);
    switch (lock.take(lockPatience)) {
    case FileLock::Outcome::Taken:
        break;
    case FileLock::Outcome::Busy:
        return failure(errorcode::SettingsChanging);
    case FileLock::Outcome::Failed:
        return failure(errorcode::SettingsNotWritable);
    }

    const Result<QByteArray> before = bytes();
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
    const Result<QByteArray> meanwhile = bytes();
    if (!meanwhile || *meanwhile != *before)
        return failure(errorcode::SettingsChanging);
    if (QFileInfo::exists(m_path) && !QFileInfo(m_path).isWritable())
        return failure(errorcode::SettingsNotWritable);
    root[u"version"_s] = currentVersion;
    if (!writePrivateFile(m_path, QJsonDocument(root).toJson(QJsonDocument::Indented)).isEmpty())
        return failure(errorcode::SettingsNotWritable);
    return updated;
}

Result<QByteArray> SettingsFile::bytes() const
{
    const QFileInfo info(m_path);
    if (info.isDir())
        return failure(errorcode::SettingsDirectory);
    if (!info.exists()) {
        // In a folder that may not be entered every file looks missing.
        const QFileInfo folder(info.absolutePath());
        if (folder.exists() && !folder.isExecutable())
            return failure(errorcode::SettingsUnreadable);
        return QByteArray();
    }
    if (!info.isFile() || info.size() > largestSettingsFile)
        return failure(errorcode::SettingsDamaged);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(errorcode::SettingsUnreadable);
    return file.readAll();
}

Failure SettingsFile::failure(QLatin1StringView code) const
{
    return Failure({.kind = ErrorKind::Profile, .code = code, .detail = m_path});
}

} // namespace nlstoken
