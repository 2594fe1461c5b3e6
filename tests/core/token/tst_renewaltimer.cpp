// SPDX-License-Identifier: Apache-2.0
#include "core/token/renewaltimer.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

void cacheOneThatIsDue(TokenRefreshFixture &fixture)
{
    fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
    fixture.clock.advance(55min);
}

} // namespace

// The tokens here are a day long, so they are renewed ten minutes ahead.
class tst_RenewalTimer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aUsedTokenIsRenewedWhenItIsDue()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(fixture.fetch());
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(fixture.profile);
        QCOMPARE(timer.nextTry(fixture.profile.id), fixture.clock.now().addSecs(50 * 60));
        fixture.clock.advance(49min);
        timer.look();
        QCOMPARE(fixture.client.requests.size(), std::size_t(0));

        fixture.expectToken("11111111111111111111111111111111");
        fixture.clock.advance(2min);
        timer.look();
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(fixture.cached()->id, "11111111111111111111111111111111");
        timer.look();
        QCOMPARE(fixture.client.requests.size(), std::size_t(1));
    }

    void anUnusedTokenIsLeftAlone()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        timer.watch(fixture.profile);
        QCOMPARE(timer.nextTry(fixture.profile.id), std::nullopt);
        QCOMPARE(fixture.client.requests.size(), std::size_t(0));
    }

    void aTokenThatAProgramHoldsIsRenewedUsedOrNot()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
    }

    void aRenewalIsNoUse()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
        QVERIFY(!fixture.records.wasUsed(fixture.profile.fingerprint, fixture.record().obtainedAt));
    }

    void twoProgramsRenewOnce()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        TokenService other(fixture.parts(), fixture.activity, u"nls-token serve"_s);
        RenewalTimer here(fixture.service(), fixture.records, fixture.clock);
        RenewalTimer there(other, fixture.records, fixture.clock);
        QSignalSpy renewedHere(&here, &RenewalTimer::renewed);
        QSignalSpy renewedThere(&there, &RenewalTimer::renewed);
        here.watch(fixture.profile, RenewWhen::Always);
        there.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(renewedHere.size() + renewedThere.size(), 2);
        QCOMPARE(fixture.client.requests.size(), std::size_t(1));
    }

    void aFailureIsToldAndTriedAgainLater()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = u"KeychainLocked"_s};
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&timer, &RenewalTimer::failed);
        timer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE_GT(*timer.nextTry(fixture.profile.id), fixture.clock.now());
        timer.look();
        QCOMPARE(fixture.keys.reads, 1);
    }

    void whatExpiredLongAgoWaitsToBeAskedFor()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(fixture.fetch());
        RenewalTimer timer(fixture.service(), fixture.records, fixture.clock);
        fixture.clock.advance(3h);
        timer.watch(fixture.profile);
        QCOMPARE(timer.nextTry(fixture.profile.id), std::nullopt);
    }
};

NLSTOKEN_TEST(tst_RenewalTimer)
#include "tst_renewaltimer.moc"
