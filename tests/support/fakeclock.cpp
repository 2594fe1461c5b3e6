// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeclock.h"

namespace nlstoken {

FakeClock::FakeClock(const QDateTime &now)
    : m_now(now)
{
}

void FakeClock::advance(std::chrono::milliseconds step)
{
    m_now = m_now.addMSecs(step.count());
    m_sinceBoot += step;
}

void FakeClock::reboot()
{
    m_sinceBoot = std::chrono::seconds(5);
    m_bootId += " and another";
}

} // namespace nlstoken
