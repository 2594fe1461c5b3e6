// SPDX-License-Identifier: Apache-2.0
#include "core/server/refusalreport.h"

#include <utility>

namespace nlstoken {

std::optional<RefusalReport::Line> RefusalReport::add(
    const ServiceError &error, const QHostAddress &peer, const QDateTime &now)
{
    constexpr qint64 second = 1000;
    // A clock that was set back does not silence it.
    const qint64 since = m_last.isValid() ? m_last.msecsTo(now) : second;
    if (since >= 0 && since < second) {
        ++m_others;
        return std::nullopt;
    }
    m_last = now;
    return Line{.error = error, .peer = peer, .others = std::exchange(m_others, 0)};
}

} // namespace nlstoken
