// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/token/refreshstate.h"

#include "core/token/requestpolicy.h"
#include "core/token/tokenstatus.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QString fingerprint = u"0123456789abcdef0123456789abcdef"_s;
const QDateTime now = utcFromMilliseconds(1795350000123);

RefreshState fullRecord()
{
    return {.generation = 41,
        .tokenGeneration = 40,
        .expireTime = 1795436222,
        .obtainedAt = 1795350000,
        .isShorterThanAsked = true,
        .heldUntil = now.addSecs(20),
        .throttles = 3,
        .lastError = ServiceError{.kind = ErrorKind::Throttled,
            .code = u"Throttling.User"_s,
            .detail = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s,
            .serverMessage = u"Request was denied due to user flow control."_s,
            .requestId = u"5A0E1B77-6D4B-4D35-9A4C-0D6A3B6B2C11"_s,
            .httpStatus = 400},
        .standingRefusal = ServiceError{.kind = ErrorKind::Credentials, .code = u"40020503"_s},
        .endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s,
        .when = now};
}

} // namespace

class tst_refreshstate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = FakeClock(now);
    }

    void recordComesBackWhole()
    {
        const RefreshStates records(m_folder->filePath(u"state"_s), m_clock);
        QCOMPARE(records.load(fingerprint), RefreshState());
        QVERIFY(records.save(fingerprint, fullRecord()));
        QCOMPARE(records.load(fingerprint), fullRecord());
        QVERIFY(records.save(fingerprint, RefreshState()));
        QCOMPARE(records.load(fingerprint), RefreshState());
    }

    void recordOfOneIdentityIsNotAnothers()
    {
        const RefreshStates records(m_folder->path(), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        QCOMPARE(records.load(QString(32, u'a')), RefreshState());
        records.remove(QString(32, u'a'));
        QCOMPARE(records.load(fingerprint), fullRecord());
        records.remove(fingerprint);
        QCOMPARE(records.load(fingerprint), RefreshState());
    }

    void damagedFileIsAnEmptyRecord_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray(R"({"generation":5,"expireTime":17954)");
        QTest::newRow("zeroes") << QByteArray(512, '\0');
        QTest::newRow("list") << QByteArray("[1,2]");
        QTest::newRow("other types") << QByteArray(
            R"({"generation":"x","expireTime":true,"heldUntil":"soon","throttles":{},)"
            R"("lastError":5,"endpoint":[],"when":"","writtenAt":7})");
        QTest::newRow("absurd numbers") << QByteArray(
            R"({"generation":-1,"expireTime":1e300,"obtainedAt":1.5,"writtenAt":{"wall":1e22,"sinceBoot":-1}})");
        QTest::newRow("numbers whose sums overflow") << QByteArray(
            R"({"expireTime":9223372036854770000,"obtainedAt":-9223372036854770000,"throttles":-2147483648,)"
            R"("heldUntil":9223372036854770000,"when":-9223372036854770000,)"
            R"("writtenAt":{"wall":9223372036854770000,"sinceBoot":9223372036854770000}})");
    }
    void damagedFileIsAnEmptyRecord()
    {
        QFETCH(QByteArray, content);
        QFile file(m_folder->filePath(fingerprint + u".json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const RefreshStates records(m_folder->path(), m_clock);
        QCOMPARE(records.load(fingerprint), RefreshState());
        QVERIFY(records.save(fingerprint, fullRecord()));
        QCOMPARE(records.load(fingerprint), fullRecord());
    }

    void whatAnOlderKeyMetIsForgotten()
    {
        const RefreshStates records(m_folder->path(), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        QVERIFY(records.noteKeyChange(fingerprint));
        const RefreshState known = records.load(fingerprint);
        QVERIFY(!known.keyChange.isEmpty());
        RefreshState expected = fullRecord();
        expected.keyChange = known.keyChange;
        expected.lastError.reset();
        expected.standingRefusal.reset();
        QCOMPARE(known, expected);
        // What the new one meets stays.
        expected.standingRefusal = fullRecord().standingRefusal;
        QVERIFY(records.save(fingerprint, expected));
        QCOMPARE(records.load(fingerprint), expected);
        // And is over again when that one is replaced; a fetch that began before says nothing.
        QVERIFY(records.noteKeyChange(fingerprint));
        QVERIFY(records.save(fingerprint, expected));
        QVERIFY(!records.load(fingerprint).standingRefusal);
        records.remove(fingerprint);
        QCOMPARE(records.load(fingerprint), RefreshState());
    }

    void timesMoveAlongWhenTheWallClockIsSet_data()
    {
        QTest::addColumn<int>("step"); // seconds
        for (const int step : {-86400, -8 * 3600, -10, 10, 3600, 86400})
            QTest::addRow("%d s", step) << step;
    }
    void timesMoveAlongWhenTheWallClockIsSet()
    {
        QFETCH(int, step);
        const RefreshStates records(m_folder->path(), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        m_clock.advance(5s);
        m_clock.setNow(m_clock.now().addSecs(step));
        const RefreshState moved = records.load(fingerprint);
        QCOMPARE(moved.when, m_clock.now().addSecs(-5));
        QCOMPARE(holdLeft(moved, m_clock.now()), 15s);
        // And again when it is written anew.
        QVERIFY(records.save(fingerprint, moved));
        m_clock.setNow(m_clock.now().addSecs(-step));
        QCOMPARE(records.load(fingerprint), fullRecord());
    }

    void afterARestartTheWallClockIsBelieved()
    {
        const RefreshStates records(m_folder->path(), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        m_clock.reboot();
        m_clock.setNow(now.addSecs(3600));
        QCOMPARE(records.load(fingerprint), fullRecord());
    }

    void clockOffsetIsTheEndpoints()
    {
        const RefreshStates records(m_folder->path(), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        QCOMPARE(records.load(fingerprint).clockOffset, 0ms);
        (void)records.serverClock().learn(
            fullRecord().endpoint, {.sentAt = now, .receivedAt = now}, now.addMSecs(-1234000));
        QCOMPARE(records.load(fingerprint).clockOffset, -1233500ms);
    }

    void folderThatIsAFileIsAnError()
    {
        QFile file(m_folder->filePath(u"state"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const RefreshStates records(file.fileName(), m_clock);
        const Result<void> saved = records.save(fingerprint, fullRecord());
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, errorcode::StateNotWritable);
        QCOMPARE(saved.error().detail, file.fileName());
        QCOMPARE(records.load(fingerprint), RefreshState());
    }

    void fileIsForThisUserOnly()
    {
        const RefreshStates records(m_folder->filePath(u"state"_s), m_clock);
        QVERIFY(records.save(fingerprint, fullRecord()));
        const QFileInfo info(m_folder->filePath(u"state/"_s + fingerprint + u".json"_s));
        QCOMPARE(info.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void holdDoublesFromFiveSecondsToFiveMinutes()
    {
        const std::array expected{5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s, 300s};
        for (int i = 0; i < std::ssize(expected); ++i)
            QCOMPARE(holdAfter(i + 1, std::nullopt, 0.5), expected.at(static_cast<size_t>(i)));
        QCOMPARE(holdAfter(std::numeric_limits<int>::max(), std::nullopt, 0.5), 300s);
    }

    void holdVariesByAFifthAndIsNeverUnderFourSeconds()
    {
        QCOMPARE(holdAfter(1, std::nullopt, 0), 4s);
        QCOMPARE(holdAfter(1, std::nullopt, 1), 6s);
        QCOMPARE(holdAfter(3, std::nullopt, 0), 16s);
        QCOMPARE(holdAfter(3, std::nullopt, 1), 24s);
        for (int throttles = -1; throttles < 12; ++throttles) {
            for (double jitter = 0; jitter <= 1; jitter += 0.01)
                QCOMPARE_GE(holdAfter(throttles, std::nullopt, jitter), 4s);
        }
    }

    void longerWishOfTheServiceWins()
    {
        QCOMPARE(holdAfter(1, 60s, 0.5), 60s);
        QCOMPARE(holdAfter(4, 7s, 0.5), 40s);
        QCOMPARE(holdAfter(1, 1s, 0), 4s);
        QCOMPARE(holdAfter(1, 24h, 0.5), 24h);
    }

    void holdCountsDown()
    {
        const RefreshState record = fullRecord();
        QCOMPARE(holdLeft(record, now), 20s);
        QCOMPARE(holdLeft(record, now.addSecs(19)), 1s);
        QCOMPARE(holdLeft(record, now.addSecs(20)), 0s);
        QCOMPARE(holdLeft(record, now.addDays(1)), 0s);
        QCOMPARE(holdLeft(RefreshState(), now), 0s);
    }

    void clockThatWasSetBackNeverLengthensTheHold_data()
    {
        QTest::addColumn<int>("back"); // seconds
        for (const int back : {1, 10, 30, 3600, 86400})
            QTest::addRow("%d s", back) << back;
    }
    void clockThatWasSetBackNeverLengthensTheHold()
    {
        QFETCH(int, back);
        const RefreshState record = fullRecord();
        std::chrono::milliseconds heldFor = 0ms; // by a watch that goes on
        while (
            holdLeft(record, now.addSecs(-back).addMSecs(heldFor.count())) > 0ms && heldFor < 1min)
            heldFor += 100ms;
        // A second or two of grace, as clocks are corrected by that much all the time.
        QCOMPARE_LE(heldFor, 22s);
    }

    void statusIsReadOffTheRecord()
    {
        RefreshState record = fullRecord();
        record.clockOffset = 0ms;
        const TokenStatus valid = tokenStatus(record, now);
        QCOMPARE(valid.state, TokenState::Valid);
        QCOMPARE(valid.expireTime, 1795436222);
        QCOMPARE(valid.expiresIn, 86221s); // rounded down
        QCOMPARE(valid.holdLeft, 20s);
        QCOMPARE(valid.heldUntil, now.addSecs(20));
        QCOMPARE(valid.lastError, record.lastError);
        QCOMPARE(tokenStatus(record, now.addSecs(86222 - 599)).state, TokenState::Expiring);
        const TokenStatus expired = tokenStatus(record, now.addSecs(86222 + 60));
        QCOMPARE(expired.state, TokenState::Expired);
        QCOMPARE(expired.expiresIn, -61s);
        QVERIFY(!expired.heldUntil);
    }

    void statusGoesByTheServicesClock()
    {
        RefreshState record = fullRecord();
        record.clockOffset = 86000s; // this computer is almost a day behind
        QCOMPARE(tokenStatus(record, now).expiresIn, 221s);
        QCOMPARE(tokenStatus(record, now).state, TokenState::Expiring);
    }

    void statusWithoutATokenIsNone()
    {
        RefreshState record = fullRecord();
        record.expireTime = 0;
        QCOMPARE(tokenStatus(record, now).state, TokenState::None);
        QCOMPARE(tokenStatus(record, now).holdLeft, 20s);
        QCOMPARE(tokenStatus(RefreshState(), now).state, TokenState::None);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeClock m_clock{now};
};

NLSTOKEN_TEST(tst_refreshstate)
#include "tst_refreshstate.moc"
