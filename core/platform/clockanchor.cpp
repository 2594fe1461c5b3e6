// SPDX-License-Identifier: Apache-2.0
#include "core/platform/clockanchor.h"

#include "core/base/storednumber.h"
#include "core/base/utctime.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

ClockAnchor ClockAnchor::at(const Clock &clock)
{
    return {clock.now(), clock.sinceBoot(), clock.bootId()};
}

std::chrono::milliseconds ClockAnchor::wallChange(const Clock &clock) const
{
    // The two clocks aren't read in one instant, and are slewed alike.
    constexpr std::chrono::milliseconds noise = 1s;
    if (bootId.isEmpty() || !wall.isValid() || bootId != clock.bootId()
        || clock.sinceBoot() < sinceBoot)
        return 0ms;
    const std::chrono::milliseconds change =
        std::chrono::milliseconds(wall.msecsTo(clock.now())) - (clock.sinceBoot() - sinceBoot);
    return std::chrono::abs(change) < noise ? 0ms : change;
}

QJsonObject toJson(const ClockAnchor &anchor)
{
    return {
        {u"wall"_s, anchor.wall.toMSecsSinceEpoch()},
        {u"sinceBoot"_s, static_cast<qint64>(anchor.sinceBoot.count())},
        {u"bootId"_s, QString::fromLatin1(anchor.bootId)},
    };
}

ClockAnchor clockAnchorIn(const QJsonObject &object)
{
    const qint64 wall = storedNumber(object[u"wall"_s], 0, latestUnixTime * 1000);
    const qint64 sinceBoot = object[u"sinceBoot"_s].isDouble()
        ? storedNumber(object[u"sinceBoot"_s], -1, latestUnixTime * 1000)
        : -1;
    if (wall <= 0 || sinceBoot < 0)
        return {};
    return {utcFromMilliseconds(wall), std::chrono::milliseconds(sinceBoot),
        object[u"bootId"_s].toString().toLatin1()};
}

} // namespace nlstoken
