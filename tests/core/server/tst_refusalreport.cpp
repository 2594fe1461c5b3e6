// SPDX-License-Identifier: Apache-2.0
#include "core/server/refusalreport.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class TestRefusalReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceASecondAndCountsTheOthers()
    {
        RefusalReport report;
        const ServiceError error{.kind = ErrorKind::Credentials, .code = errorcode::ServerKeyWrong};
        const QHostAddress peer(QHostAddress::LocalHost);
        const auto add = [&](qint64 milliseconds) {
            return report.add(error, peer, utcFromMilliseconds(1'764'000'000'000 + milliseconds));
        };
        const auto first = add(0);
        QVERIFY(first);
        QCOMPARE(first->error, error);
        QCOMPARE(first->peer, peer);
        QCOMPARE(first->others, 0);
        QVERIFY(!add(1));
        QVERIFY(!add(999));
        const auto second = add(1000);
        QVERIFY(second);
        QCOMPARE(second->others, 2);
        QVERIFY(!add(1999));
        const auto afterTheClockWasSetBack = add(-60'000);
        QVERIFY(afterTheClockWasSetBack);
        QCOMPARE(afterTheClockWasSetBack->others, 1);
    }
};

NLSTOKEN_TEST(TestRefusalReport)
#include "tst_refusalreport.moc"
