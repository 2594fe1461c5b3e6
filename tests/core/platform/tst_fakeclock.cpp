// SPDX-License-Identifier: Apache-2.0
#include "tests/core/platform/clockiftest.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_fakeclock final : public ClockIfTest
{
    Q_OBJECT

    const Clock &clock() override { return m_clock; }
    void pass(std::chrono::milliseconds time) override { m_clock.advance(time); }

    FakeClock m_clock;
};

NLSTOKEN_TEST(tst_fakeclock)
#include "tst_fakeclock.moc"
