// SPDX-License-Identifier: Apache-2.0
#include "core/token/clockwarning.h"

#include "core/model/errorcode.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

// Zones differ by whole and by half hours, from -12 to +14. A clock that runs by itself is seldom
// within two minutes of one.
bool looksLikeAZone(std::chrono::seconds difference)
{
    constexpr std::chrono::seconds step = 30min;
    constexpr std::chrono::seconds tolerance = 2min;
    const std::chrono::seconds beyond = difference % step;
    return difference >= step - tolerance && difference <= 14h + tolerance
        && (beyond <= tolerance || step - beyond <= tolerance);
}

QLatin1StringView codeFor(bool ahead, bool zone)
{
    if (ahead)
        return zone ? errorcode::ClockZoneAhead : errorcode::ClockAhead;
    return zone ? errorcode::ClockZoneBehind : errorcode::ClockBehind;
}

} // namespace

std::optional<ServiceError> clockWarning(std::chrono::milliseconds offset)
{
    constexpr auto worthTelling = 60s;
    const auto difference = std::chrono::round<std::chrono::seconds>(std::chrono::abs(offset));
    if (std::chrono::abs(offset) < worthTelling)
        return std::nullopt;
    const qint64 seconds = difference.count();
    return ServiceError{.kind = ErrorKind::Clock,
        .code = codeFor(offset < 0ms, looksLikeAZone(difference)),
        .detail = u"%1:%2:%3"_s.arg(seconds / 3600)
            .arg(seconds % 3600 / 60, 2, 10, QLatin1Char('0'))
            .arg(seconds % 60, 2, 10, QLatin1Char('0'))};
}

} // namespace nlstoken
