// SPDX-License-Identifier: Apache-2.0
#include "tests/core/platform/clockiftest.h"

#include <QRegularExpression>
#include <QTest>

using namespace std::chrono_literals;

namespace nlstoken {

void ClockIfTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void ClockIfTest::theWallClockIsInUtc()
{
    QVERIFY(clock().now().isValid());
    QCOMPARE(clock().now().offsetFromUtc(), 0);
    QCOMPARE(clock().now().timeSpec(), Qt::UTC);
}

void ClockIfTest::bothClocksGoOnTogether()
{
    const QDateTime wall = clock().now();
    const std::chrono::milliseconds boot = clock().sinceBoot();
    pass(20ms);
    QTRY_COMPARE_GE(wall.msecsTo(clock().now()), 20);
    QTRY_COMPARE_GE(clock().sinceBoot(), boot + 20ms);
}

void ClockIfTest::timeSinceBootNeverGoesBack()
{
    std::chrono::milliseconds last = clock().sinceBoot();
    QCOMPARE_GE(last, 0ms);
    for (int i = 0; i < 1000; ++i) {
        const std::chrono::milliseconds next = clock().sinceBoot();
        QCOMPARE_GE(next, last);
        last = next;
    }
}

void ClockIfTest::aStartKeepsItsName()
{
    const QByteArray name = clock().bootId();
    pass(20ms);
    QCOMPARE(clock().bootId(), name);
}

} // namespace nlstoken
