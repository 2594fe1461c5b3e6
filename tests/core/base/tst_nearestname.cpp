// SPDX-License-Identifier: Apache-2.0
#include "core/base/nearestname.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_nearestname : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChangeCountsOnce_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("distance");
        QTest::newRow("same") << u"status"_s << u"status"_s << 0;
        QTest::newRow("case") << u"Status"_s << u"sTATUS"_s << 0;
        QTest::newRow("put in") << u"statuss"_s << u"status"_s << 1;
        QTest::newRow("left out") << u"staus"_s << u"status"_s << 1;
        QTest::newRow("changed") << u"stadus"_s << u"status"_s << 1;
        QTest::newRow("swapped") << u"statsu"_s << u"status"_s << 1;
        QTest::newRow("two") << u"satsu"_s << u"status"_s << 2;
        QTest::newRow("nothing") << QString() << u"get"_s << 3;
        QTest::newRow("Chinese") << u"新加坡"_s << u"新家坡"_s << 1;
    }
    void everyChangeCountsOnce()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(int, distance);
        QCOMPARE(editDistance(one, other), distance);
        QCOMPARE(editDistance(other, one), distance);
    }

    void onlyAProbableNameIsNear_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("slip") << u"statsu"_s << u"status"_s;
        QTest::newRow("beginning") << u"prof"_s << u"profile"_s;
        QTest::newRow("short") << u"gte"_s << u"get"_s;
        QTest::newRow("nearer one") << u"--fromat"_s << u"--format"_s;
        QTest::newRow("another word") << u"frob"_s << QString();
        QTest::newRow("one letter") << u"x"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a whole text") << QString(100, u's') << QString();
    }
    void onlyAProbableNameIsNear()
    {
        QFETCH(QString, typed);
        QFETCH(QString, expected);
        const QStringList names{
            u"get"_s, u"status"_s, u"profile"_s, u"--from-env"_s, u"--format"_s, u"v1"_s};
        QCOMPARE(nearestName(typed, names), expected);
    }
};

NLSTOKEN_TEST(tst_nearestname)
#include "tst_nearestname.moc"
