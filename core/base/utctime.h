// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace nlstoken {

//! \brief The time \a seconds after 1970, in UTC. Qt's functions that take Qt::UTC for this are
//! deprecated from 6.8 on, and what replaces them is not there in 6.4.
[[nodiscard]] QDateTime utcFromSeconds(qint64 seconds);

//! \brief The time \a milliseconds after 1970, in UTC.
[[nodiscard]] QDateTime utcFromMilliseconds(qint64 milliseconds);

//! \brief The time of day \a time on \a date, both in UTC.
[[nodiscard]] QDateTime utcTime(const QDate &date, const QTime &time);

} // namespace nlstoken
