// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"

#include <QTimeZone>

namespace nlstoken {

QDateTime utcFromSeconds(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds).toUTC();
}

QDateTime utcFromMilliseconds(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC();
}

QDateTime utcTime(const QDate &date, const QTime &time)
{
    return QDateTime(date, time, QTimeZone::utc()).toUTC();
}

} // namespace nlstoken
