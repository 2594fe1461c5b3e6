// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/token/serverclock.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QString singapore = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
const QString shanghai = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;

// A ServerClock that has learned that the service is ahead by the half of a second more.
struct Learned
{
    explicit Learned(std::chrono::seconds ahead)
    {
        const QDateTime now = clock.now();
        (void)server.learn(
            singapore, {.sentAt = now, .receivedAt = now}, now.addSecs(ahead.count()));
    }
    [[nodiscard]] QDateTime serviceNow() const
    {
        return clock.now().addMSecs(server.offset(singapore).count());
    }

    QTemporaryDir folder{};
    FakeClock clock{};
    ServerClock server{folder.filePath(u"state"_s), clock};
};

} // namespace

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
        const QDateTime sent = utcFromMilliseconds(1795350000400);
        const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addMSecs(travel)};
        const QDateTime exact = sent.addMSecs(travel / 2).addSecs(ahead);
        const QDateTime written = utcFromSeconds(exact.toSecsSinceEpoch());
        const auto offset = learnedClockOffset(answer, written);
        QCOMPARE_LE(std::chrono::abs(offset - std::chrono::seconds(ahead)), 500ms);
    }

    void whatASecondCannotShowIsNoDifference()
    {
        for (int start = 0; start < 1000; start += 50) {
            const QDateTime sent = utcFromMilliseconds(1795350000000 + start);
            const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addMSecs(120)};
            const QDateTime written = utcFromSeconds(sent.toSecsSinceEpoch());
            QCOMPARE(learnedClockOffset(answer, written), 0ms);
        }
    }

    void slowAnswerTeachesNothingFine()
    {
        const QDateTime sent = utcFromMilliseconds(1795350000000);
        const HttpAnswer answer{.sentAt = sent, .receivedAt = sent.addSecs(20)};
        // Written at once or just before it came: both are possible without any difference.
        QCOMPARE(learnedClockOffset(answer, sent), 0ms);
        QCOMPARE(learnedClockOffset(answer, sent.addSecs(20)), 0ms);
    }

    void clockThatWasSetMeanwhileLeavesTheEndOfTheWay()
    {
        const QDateTime received = utcFromMilliseconds(1795350000000);
        for (const int step : {-8 * 3600, -60, 3600, 86400}) {
            const HttpAnswer answer{.sentAt = received.addSecs(-step), .receivedAt = received};
            QCOMPARE(learnedClockOffset(answer, received), 0ms);
        }
    }

    void whatWasLearnedIsKeptForEveryProgram()
    {
        const Learned learned(20min);
        const ServerClock other(learned.folder.filePath(u"state"_s), learned.clock);
        QCOMPARE(other.offset(singapore), 20min + 500ms);
        QCOMPARE(other.offset(shanghai), 0ms);
    }

    void wallClockThatIsSetDoesNotMoveTheServicesTime_data()
    {
        QTest::addColumn<int>("ahead"); // seconds, the service's clock before ours
        QTest::addColumn<int>("step"); // seconds, by which ours is set then
        for (const int ahead : {0, -28800, 1200}) {
            for (const int step : {-86400, -3600, -2, 2, 28800, 864000})
                QTest::addRow("%d s, set by %d s", ahead, step) << ahead << step;
        }
    }
    void wallClockThatIsSetDoesNotMoveTheServicesTime()
    {
        QFETCH(int, ahead);
        QFETCH(int, step);
        Learned learned{std::chrono::seconds(ahead)};
        const QDateTime before = learned.serviceNow();
        learned.clock.setNow(learned.clock.now().addSecs(step));
        QCOMPARE(learned.serviceNow(), before);
        learned.clock.advance(10h); // awake or asleep
        QCOMPARE(learned.serviceNow(), before.addSecs(10 * 3600));
    }

    void slewingIsNoChange()
    {
        Learned learned(20min);
        learned.clock.advance(1h);
        learned.clock.setNow(learned.clock.now().addMSecs(900));
        QCOMPARE(learned.server.offset(singapore), 20min + 500ms);
    }

    void afterARestartTheDifferenceToTheWallClockIsBelieved()
    {
        Learned learned(20min);
        learned.clock.reboot();
        learned.clock.setNow(learned.clock.now().addSecs(7200));
        QCOMPARE(learned.server.offset(singapore), 20min + 500ms);
    }

    void withoutANameOfTheStartTheWallClockIsBelieved()
    {
        FakeClock clock;
        clock.forgetBootId();
        const QTemporaryDir folder;
        const ServerClock server(folder.path(), clock);
        (void)server.learn(singapore, {.sentAt = clock.now(), .receivedAt = clock.now()},
            clock.now().addSecs(1200));
        clock.setNow(clock.now().addSecs(7200));
        QCOMPARE(server.offset(singapore), 20min + 500ms);
    }

    void damagedFileTeachesNothing_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray(R"({"offset":12345)");
        QTest::newRow("zeroes") << QByteArray(4000, '\0');
        QTest::newRow("absurd") << QByteArray(R"({"offset":1e22,"learnedAt":{"wall":-1}})");
    }
    void damagedFileTeachesNothing()
    {
        QFETCH(QByteArray, content);
        const Learned learned(20min);
        const QDir folder(learned.folder.filePath(u"state"_s));
        const QStringList names = folder.entryList(QDir::Files);
        QCOMPARE(names.size(), 1);
        QFile file(folder.filePath(names.front()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        QCOMPARE(learned.server.offset(singapore), 0ms);
    }

    void folderThatCannotBeWrittenIsNoHarm()
    {
        const QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"state"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const FakeClock clock;
        const ServerClock server(inTheWay.fileName(), clock);
        const LearnedClock learned = server.learn(singapore,
            {.sentAt = clock.now(), .receivedAt = clock.now()}, clock.now().addSecs(1200));
        QCOMPARE(learned.offsetNow(clock), 20min + 500ms);
        QCOMPARE(server.offset(singapore), 0ms);
    }
};

NLSTOKEN_TEST(tst_serverclock)
#include "tst_serverclock.moc"
