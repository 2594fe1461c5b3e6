// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"

#ifdef Q_OS_LINUX
#include <QFile>

#include <ctime>
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::sinceBoot() const
{
#ifdef Q_OS_LINUX
    timespec time{};
    if (::clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#endif
    return {};
}

QByteArray SystemClock::bootId() const
{
#ifdef Q_OS_LINUX
    if (m_bootId.isEmpty()) {
        QFile file(u"/proc/sys/kernel/random/boot_id"_s);
        if (file.open(QIODevice::ReadOnly))
            m_bootId = file.readAll().trimmed();
    }
#endif
    return m_bootId;
}

} // namespace nlstoken
