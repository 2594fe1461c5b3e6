// SPDX-License-Identifier: Apache-2.0
#include "core/model/durationtext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

QString durationText(std::chrono::seconds duration)
{
    using std::chrono::duration_cast;
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("DurationText", text);
    };
    const std::chrono::seconds left = std::max<std::chrono::seconds>(duration, 0s);
    const auto days = duration_cast<std::chrono::days>(left);
    const auto hours = duration_cast<std::chrono::hours>(left - days);
    const auto minutes = duration_cast<std::chrono::minutes>(left - days - hours);
    constexpr std::chrono::days mostDaysWithHours{2};
    if (days >= mostDaysWithHours)
        //: a duration: %1 days, %2 hours
        return translated(QT_TRANSLATE_NOOP("DurationText", "%1 d %2 h"))
            .arg(days.count())
            .arg(hours.count());
    if (left >= 1h && minutes == 0min)
        //: a duration: %1 hours
        return translated(QT_TRANSLATE_NOOP("DurationText", "%1 h"))
            .arg(duration_cast<std::chrono::hours>(left).count());
    if (left >= 1h)
        //: a duration: %1 hours, %2 minutes
        return translated(QT_TRANSLATE_NOOP("DurationText", "%1 h %2 min"))
            .arg(duration_cast<std::chrono::hours>(left).count())
            .arg(minutes.count(), 2, 10, QLatin1Char('0'));
    if (left >= 1min)
        //: a duration: %1 minutes
        return translated(QT_TRANSLATE_NOOP("DurationText", "%1 min")).arg(minutes.count());
    //: a duration: %1 seconds
    return translated(QT_TRANSLATE_NOOP("DurationText", "%1 s")).arg(left.count());
}

} // namespace nlstoken
