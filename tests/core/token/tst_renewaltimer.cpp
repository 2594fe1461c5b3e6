// SPDX-License-Identifier: Apache-2.0
#include "core/token/renewaltimer.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

void cacheOneThatIsDue(FlightDesk &desk)
{
    desk.cache(desk.token("0123456789abcdef0123456789abcdef", 1h));
    desk.clock.advance(55min);
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
        FlightDesk desk;
        desk.cache(desk.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(desk.fetch());
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(desk.profile);
        QCOMPARE(timer.nextTry(desk.profile.id), desk.clock.now().addSecs(50 * 60));
        desk.clock.advance(49min);
        timer.look();
        QCOMPARE(desk.client.requests.size(), std::size_t(0));

        desk.expectToken("11111111111111111111111111111111");
        desk.clock.advance(2min);
        timer.look();
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(desk.cached()->id, "11111111111111111111111111111111");
        timer.look();
        QCOMPARE(desk.client.requests.size(), std::size_t(1));
    }

    void anUnusedTokenIsLeftAlone()
    {
        FlightDesk desk;
        cacheOneThatIsDue(desk);
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        timer.watch(desk.profile);
        QCOMPARE(timer.nextTry(desk.profile.id), std::nullopt);
        QCOMPARE(desk.client.requests.size(), std::size_t(0));
    }

    void aTokenThatAProgramHoldsIsRenewedUsedOrNot()
    {
        FlightDesk desk;
        cacheOneThatIsDue(desk);
        desk.expectToken("11111111111111111111111111111111");
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(desk.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
    }

    void aRenewalIsNoUse()
    {
        FlightDesk desk;
        cacheOneThatIsDue(desk);
        desk.expectToken("11111111111111111111111111111111");
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        QSignalSpy renewed(&timer, &RenewalTimer::renewed);
        timer.watch(desk.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
        QVERIFY(!desk.records.wasUsed(desk.profile.fingerprint, desk.record().obtainedAt));
    }

    void twoProgramsRenewOnce()
    {
        FlightDesk desk;
        cacheOneThatIsDue(desk);
        desk.expectToken("11111111111111111111111111111111");
        TokenService other(desk.parts(), desk.activity, u"nls-token serve"_s);
        RenewalTimer here(desk.service(), desk.records, desk.clock);
        RenewalTimer there(other, desk.records, desk.clock);
        QSignalSpy renewedHere(&here, &RenewalTimer::renewed);
        QSignalSpy renewedThere(&there, &RenewalTimer::renewed);
        here.watch(desk.profile, RenewWhen::Always);
        there.watch(desk.profile, RenewWhen::Always);
        QTRY_COMPARE(renewedHere.size() + renewedThere.size(), 2);
        QCOMPARE(desk.client.requests.size(), std::size_t(1));
    }

    void aFailureIsToldAndTriedAgainLater()
    {
        FlightDesk desk;
        cacheOneThatIsDue(desk);
        desk.keys.failure = ServiceError{.kind = ErrorKind::Keychain, .code = u"KeychainLocked"_s};
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        QSignalSpy failed(&timer, &RenewalTimer::failed);
        timer.watch(desk.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE_GT(*timer.nextTry(desk.profile.id), desk.clock.now());
        timer.look();
        QCOMPARE(desk.keys.reads, 1);
    }

    void whatExpiredLongAgoWaitsToBeAskedFor()
    {
        FlightDesk desk;
        desk.cache(desk.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(desk.fetch());
        RenewalTimer timer(desk.service(), desk.records, desk.clock);
        desk.clock.advance(3h);
        timer.watch(desk.profile);
        QCOMPARE(timer.nextTry(desk.profile.id), std::nullopt);
    }
};

NLSTOKEN_TEST(tst_RenewalTimer)
#include "tst_renewaltimer.moc"
