// SPDX-License-Identifier: Apache-2.0
#include "core/token/serverclock.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

class tst_serverclock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void differenceIsLearnedToHalfASecond_data()
    {
        QTest::addColumn<int>("ahead"); // seconds, the service's clock before ours
        QTest::addColumn<int>("travel"); // milliseconds from sending to receiving
        for (const int ahead : {-86400, -1200, -60, -10, 10, 60, 1200, 86400}) {
            for (const int travel : {0, 80, 2000, 9000})
                QTest::addRow("%d s, %d ms", ahead, travel) << ahead << travel;
        }
    }
    void differenceIsLearnedToHalfASecond()
    {
        QFETCH(int, ahead);
        QFETCH(int, travel);
        const QDateTime sent = QDateTime::fromMSecsSinceEpoch(1795350000400, Qt::UTC);
        const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addMSecs(travel)};
        const QDateTime exact = sent.addMSecs(travel / 2).addSecs(ahead);
        const QDateTime written = QDateTime::fromSecsSinceEpoch(exact.toSecsSinceEpoch(), Qt::UTC);
        const auto offset = learnedClockOffset(answer, written);
        QCOMPARE_LE(std::chrono::abs(offset - std::chrono::seconds(ahead)), 500ms);
    }

    void whatASecondCannotShowIsNoDifference()
    {
        for (int start = 0; start < 1000; start += 50) {
            const QDateTime sent = QDateTime::fromMSecsSinceEpoch(1795350000000 + start, Qt::UTC);
            const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addMSecs(120)};
            const QDateTime written =
                QDateTime::fromSecsSinceEpoch(sent.toSecsSinceEpoch(), Qt::UTC);
            QCOMPARE(learnedClockOffset(answer, written), 0ms);
        }
    }

    void slowAnswerTeachesNothingFine()
    {
        const QDateTime sent = QDateTime::fromMSecsSinceEpoch(1795350000000, Qt::UTC);
        const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addSecs(20)};
        // Written at once or just before it came: both are possible without any difference.
        QCOMPARE(learnedClockOffset(answer, sent), 0ms);
        QCOMPARE(learnedClockOffset(answer, sent.addSecs(20)), 0ms);
    }
};

QTEST_GUILESS_MAIN(tst_serverclock)
#include "tst_serverclock.moc"
