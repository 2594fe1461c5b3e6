// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/activity/activityentry.h"
#include "core/base/result.h"
#include "core/platform/clock.h"

#include <QDate>
#include <QString>

#include <vector>

namespace nlstoken {

//! \brief What all programs of this user asked for in the last 30 days, on disk.
//!
//! One file of JSON lines a UTC day ("2026-11-22.jsonl"), readable by the user alone. Any number of
//! processes may write and read at once without a lock: each entry is one write at the end of the
//! file. It begins and ends with a line break, so that what a crash or a full disk left of the
//! entry before never swallows it; readers skip empty and damaged lines.
class ActivityLog
{
public:
    //! \param folder where the day files lie; made when the first entry comes
    //! \param clock borrowed for life; says what is older than 30 days
    ActivityLog(QString folder, const Clock &clock);

    //! \brief Adds \a entry, which has a valid time, to the file of its day.
    //!
    //! The first entry of a day also deletes the day files that are older than 30 days.
    //! \return StateNotWritable, detail the folder, when the entry could not be written: worth a
    //! warning, never a reason to withhold a token
    [[nodiscard]] Result<void> append(const ActivityEntry &entry) const;

    //! \brief All entries of \a since or later, oldest first; what cannot be read is left out.
    [[nodiscard]] std::vector<ActivityEntry> read(const QDateTime &since) const;

private:
    [[nodiscard]] QString pathOf(const QDate &day) const;
    //! \brief The days that have a file, oldest first.
    [[nodiscard]] std::vector<QDate> days() const;
    void deleteOldDays() const;

    QString m_folder;
    const Clock &m_clock;
};

} // namespace nlstoken
