// SPDX-License-Identifier: Apache-2.0
#include "tests/core/platform/clockiftest.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_systemclock final : public ClockIfTest
{
    Q_OBJECT

    const Clock &clock() override { return m_clock; }
    void pass(std::chrono::milliseconds) override { }

    SystemClock m_clock;
};

NLSTOKEN_TEST(tst_systemclock)
#include "tst_systemclock.moc"
