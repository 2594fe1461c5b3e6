// SPDX-License-Identifier: Apache-2.0
#include "core/platform/clockanchor.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

// The system's clocks, and how it is told that the wall clock was set.
class tst_clock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void timeSinceBootGoesOn()
    {
#ifndef Q_OS_LINUX
        QSKIP("only Linux tells the start of the computer");
#endif
        const SystemClock clock;
        const std::chrono::milliseconds before = clock.sinceBoot();
        QCOMPARE_GT(before, 0ms);
        QTRY_COMPARE_GT(clock.sinceBoot(), before + 20ms);
        QVERIFY(!clock.bootId().isEmpty());
        QCOMPARE(SystemClock().bootId(), clock.bootId());
    }

    void wallChangeIsTold()
    {
        FakeClock clock;
        const ClockAnchor anchor = ClockAnchor::at(clock);
        QCOMPARE(anchor.wallChange(clock), 0ms);
        clock.advance(72h);
        QCOMPARE(anchor.wallChange(clock), 0ms);
        clock.setNow(clock.now().addSecs(-3600));
        QCOMPARE(anchor.wallChange(clock), -1h);
        clock.setNow(clock.now().addSecs(3600 + 5));
        QCOMPARE(anchor.wallChange(clock), 5s);
        clock.setNow(clock.now().addMSecs(-4500));
        QCOMPARE(anchor.wallChange(clock), 0ms);
    }

    void afterARestartNothingIsTold()
    {
        FakeClock clock;
        const ClockAnchor anchor = ClockAnchor::at(clock);
        clock.reboot();
        clock.setNow(clock.now().addSecs(3600));
        QCOMPARE(anchor.wallChange(clock), 0ms);
        QCOMPARE(ClockAnchor().wallChange(clock), 0ms);
    }

    void anchorComesBackFromItsFile()
    {
        const ClockAnchor anchor = ClockAnchor::at(FakeClock());
        QCOMPARE(clockAnchorIn(toJson(anchor)), anchor);
        QCOMPARE(clockAnchorIn({}), ClockAnchor());
    }
};

NLSTOKEN_TEST(tst_clock)
#include "tst_clock.moc"
