// SPDX-License-Identifier: Apache-2.0
#include "core/platform/clock.h"

#include <QFile>

#include <ctime>

using namespace Qt::StringLiterals;

namespace nlstoken {

std::chrono::milliseconds SystemClock::sinceBoot() const
{
#ifdef CLOCK_BOOTTIME // Linux
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#endif
    return {};
}

QByteArray SystemClock::bootId() const
{
    if (m_bootId.isEmpty()) {
        QFile file(u"/proc/sys/kernel/random/boot_id"_s); // Linux has it
        if (file.open(QIODevice::ReadOnly))
            m_bootId = file.readAll().trimmed();
    }
    return m_bootId;
}

} // namespace nlstoken
