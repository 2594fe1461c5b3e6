// SPDX-License-Identifier: Apache-2.0
#include "core/platform/processstart.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

namespace {

std::chrono::nanoseconds timeAwake()
{
    // Linux only; other systems have no such file. Nanoseconds on a processor, nanoseconds of
    // waiting for one, number of turns.
    QFile file(u"/proc/self/schedstat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0ns;
    const QList<QByteArray> numbers = file.readAll().split(' ');
    if (numbers.size() == 3)
        return std::chrono::nanoseconds(numbers[0].toLongLong() + numbers[1].toLongLong());
    return 0ns;
}

} // namespace

QDateTime processStart(const Clock &clock)
{
    // What a shell did itself before it became this program stays below.
    constexpr auto worthTelling = 30ms;
    const auto awake = std::chrono::duration_cast<std::chrono::milliseconds>(timeAwake());
    return awake < worthTelling ? clock.now() : clock.now().addMSecs(-awake.count());
}

} // namespace nlstoken
