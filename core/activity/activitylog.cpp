// SPDX-License-Identifier: Apache-2.0
#include "core/activity/activitylog.h"

#include "core/base/logging.h"
#include "core/model/errorcode.h"
#include "core/platform/appendfile.h"
#include "core/platform/privatefile.h"
#include "core/platform/regularfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int daysKept = 30;
constexpr qint64 longestLine = 16'384;
constexpr auto dayFormat = "yyyy-MM-dd"_L1;
constexpr auto daySuffix = ".jsonl"_L1;

// One line without its break; empty when it is longer than any entry, whose rest is passed over.
QByteArray nextLine(QFile &file)
{
    const QByteArray line = file.readLine(longestLine + 1);
    if (line.size() < longestLine || line.endsWith('\n'))
        return line.trimmed();
    while (!file.atEnd() && !file.readLine(longestLine + 1).endsWith('\n')) { }
    return {};
}

void readDay(const QString &path, const QDateTime &since, std::vector<ActivityEntry> &entries)
{
    QFile file;
    if (QFileInfo(path).isSymLink()
        || openRegularFile(file, path).outcome != FileContents::Outcome::Read) {
        qCWarning(lcState) << "an activity file cannot be read:" << path;
        return;
    }
    while (!file.atEnd()) {
        auto entry = fromJsonLine(nextLine(file));
        if (entry && entry->time >= since)
            entries.push_back(*std::move(entry));
    }
}

} // namespace

ActivityLog::ActivityLog(QString folder, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
{
}

Result<void> ActivityLog::append(const ActivityEntry &entry) const
{
    Q_ASSERT(entry.time.isValid());
    const QString path = pathOf(entry.time.toUTC().date());
    const QByteArray line = '\n' + toJsonLine(entry) + '\n';
    AppendOutcome outcome = appendToPrivateFile(path, line);
    if (outcome == AppendOutcome::NoFolder && makePrivateFolder(m_folder))
        outcome = appendToPrivateFile(path, line);
    if (outcome == AppendOutcome::Begun)
        deleteOldDays();
    if (outcome == AppendOutcome::Failed || outcome == AppendOutcome::NoFolder)
        return Failure(ServiceError{
            .kind = ErrorKind::Internal, .code = errorcode::StateNotWritable, .detail = m_folder});
    return {};
}

std::vector<ActivityEntry> ActivityLog::read(const QDateTime &since) const
{
    std::vector<ActivityEntry> entries;
    const QDate firstDay = since.toUTC().date();
    for (const QDate &day : days()) {
        if (day >= firstDay)
            readDay(pathOf(day), since, entries);
    }
    // Writers look at the clock before they write, so that neighbours may have changed places.
    std::ranges::stable_sort(entries, {}, &ActivityEntry::time);
    return entries;
}

QString ActivityLog::pathOf(const QDate &day) const
{
    return m_folder + u'/' + day.toString(dayFormat) + daySuffix;
}

std::vector<QDate> ActivityLog::days() const
{
    std::vector<QDate> found;
    const QStringList names = QDir(m_folder).entryList(QDir::Files | QDir::System, QDir::Name);
    for (const QString &name : names) {
        if (!name.endsWith(daySuffix))
            continue;
        const QDate day = QDate::fromString(name.chopped(daySuffix.size()), dayFormat);
        if (day.isValid())
            found.push_back(day);
    }
    return found;
}

void ActivityLog::deleteOldDays() const
{
    const QDate oldestKept = m_clock.now().toUTC().date().addDays(-daysKept);
    for (const QDate &day : days()) {
        if (day < oldestKept)
            QFile::remove(pathOf(day));
    }
}

} // namespace nlstoken
