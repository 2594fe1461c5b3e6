// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/token/requestpolicy.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QDateTime obtained = utcFromSeconds(1'795'000'000);
constexpr std::chrono::seconds ahead = 10min;

RefreshState recordOf(std::chrono::seconds lifetime)
{
    return {.generation = 1,
        .expireTime = obtained.toSecsSinceEpoch() + lifetime.count(),
        .obtainedAt = obtained.toSecsSinceEpoch(),
        .when = obtained};
}

QDateTime after(std::chrono::milliseconds time)
{
    return obtained.addMSecs(time.count());
}

} // namespace

class tst_RequestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void minimumIsAtMostHalfTheLifetime()
    {
        QCOMPARE(defaultMinimumTtl(24h), 300s);
        QCOMPARE(defaultMinimumTtl(20s), 10s);
        QCOMPARE(defaultMinimumTtl(-5s), 0s);
    }

    void whatIsPromisedMustBeLeft_data()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<std::optional<std::chrono::seconds>>("minimumTtl");
        QTest::addColumn<bool>("enough");
        using Minimum = std::optional<std::chrono::seconds>;
        QTest::newRow("usual") << 300 << Minimum() << true;
        QTest::newRow("too short") << 299 << Minimum() << false;
        QTest::newRow("promise kept") << 600 << Minimum(600s) << true;
        QTest::newRow("promise not kept") << 599 << Minimum(600s) << false;
        QTest::newRow("nothing promised") << 1 << Minimum(0s) << true;
        QTest::newRow("expired") << 0 << Minimum(0s) << false;
    }
    void whatIsPromisedMustBeLeft()
    {
        QFETCH(int, left);
        QFETCH(std::optional<std::chrono::seconds>, minimumTtl);
        QFETCH(bool, enough);
        const Token token{.id = "x", .expireTime = 86400, .obtainedAt = 0};
        QCOMPARE(isEnough(token, std::chrono::seconds(left), minimumTtl), enough);
    }

    void aTokenOfADayIsRenewedTenMinutesAhead()
    {
        QCOMPARE(nextRenewal(recordOf(24h), ahead), after(24h - 10min));
    }

    void aShortTokenIsRenewedAQuarterAhead()
    {
        QCOMPARE(nextRenewal(recordOf(20s), ahead), after(15s));
    }

    void withoutATokenThereIsNothingToRenew() { QCOMPARE(nextRenewal({}, ahead), std::nullopt); }

    void theServicesClockCounts()
    {
        RefreshState record = recordOf(24h);
        record.clockOffset = 8h; // this computer is behind
        QCOMPARE(nextRenewal(record, ahead), after(16h - 10min));
    }

    void theSameTokenAgainPutsItOffToTheExpiry()
    {
        RefreshState record = recordOf(24h);
        record.when = after(24h - 10min + 1s);
        QCOMPARE(nextRenewal(record, ahead), after(24h));
    }

    void theSameExpiredTokenAgainIsNotAskedForInALoop()
    {
        RefreshState record = recordOf(24h);
        record.when = after(24h + 5s);
        QCOMPARE_GT(*nextRenewal(record, ahead), record.when);
    }

    void afterAFailureItWaitsLongerAndLonger()
    {
        RefreshState record = recordOf(24h);
        record.lastError = ServiceError{.kind = ErrorKind::Network, .code = u"ConnectionRefused"_s};
        record.when = after(24h - 10min);
        QCOMPARE(nextRenewal(record, ahead), after(24h - 10min + 10s));
        record.when = after(24h - 10min + 2min);
        QCOMPARE(nextRenewal(record, ahead), after(24h - 10min + 3min));
        record.when = after(24h + 10h);
        QCOMPARE(nextRenewal(record, ahead), after(24h + 10h + 5min));
    }

    void aHoldIsWaitedOut()
    {
        RefreshState record = recordOf(24h);
        record.lastError = ServiceError{.kind = ErrorKind::Throttled, .code = u"Throttling"_s};
        record.when = after(24h - 10min);
        record.heldUntil = after(24h - 8min);
        QCOMPARE(nextRenewal(record, ahead), after(24h - 8min));
    }

    void whatCannotHealIsNotTriedAgain()
    {
        RefreshState record = recordOf(24h);
        record.lastError =
            ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s};
        record.when = after(24h - 10min);
        QCOMPARE(nextRenewal(record, ahead), std::nullopt);
    }
};

NLSTOKEN_TEST(tst_RequestPolicy)
#include "tst_requestpolicy.moc"
