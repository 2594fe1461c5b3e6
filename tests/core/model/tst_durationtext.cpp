// SPDX-License-Identifier: Apache-2.0
#include "core/model/durationtext.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace std::chrono_literals;

class tst_durationtext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheUnitsThatMatterAreShown_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("past") << -5 << u"0 s"_s;
        QTest::newRow("seconds") << 59 << u"59 s"_s;
        QTest::newRow("minutes") << 479 << u"7 min"_s;
        QTest::newRow("whole hours") << 8 * 3600 + 59 << u"8 h"_s;
        QTest::newRow("hours") << 15 * 3600 + 5 * 60 << u"15 h 05 min"_s;
        QTest::newRow("a day") << 24 * 3600 << u"24 h"_s;
        QTest::newRow("days") << 49 * 3600 << u"2 d 1 h"_s;
    }
    void onlyTheUnitsThatMatterAreShown()
    {
        QFETCH(int, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(std::chrono::seconds(seconds)), text);
    }
};

NLSTOKEN_TEST(tst_durationtext)
#include "tst_durationtext.moc"
