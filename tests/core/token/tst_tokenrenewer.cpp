// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/requestpolicy.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/recordedanswers.h"
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
class tst_TokenRenewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aUsedTokenIsRenewedWhenItIsDue()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(fixture.fetch());
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(fixture.profile);
        QCOMPARE(renewer.nextTry(fixture.profile.id), fixture.clock.now().addSecs(50 * 60));
        fixture.clock.advance(49min);
        renewer.check();
        QCOMPARE(fixture.client.requests.size(), std::size_t(0));

        fixture.expectToken("11111111111111111111111111111111");
        fixture.clock.advance(2min);
        renewer.check();
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(fixture.cached()->id, "11111111111111111111111111111111");
        renewer.check();
        QCOMPARE(fixture.client.requests.size(), std::size_t(1));
    }

    void anUnusedTokenIsLeftAlone()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        renewer.watch(fixture.profile);
        QCOMPARE(renewer.nextTry(fixture.profile.id), std::nullopt);
        QCOMPARE(fixture.client.requests.size(), std::size_t(0));
    }

    void aTokenThatAProgramHoldsIsRenewedUsedOrNot()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
    }

    void aRenewalIsNoUse()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(renewed.size(), 1);
        QVERIFY(!fixture.records.wasUsed(fixture.profile.fingerprint, fixture.record().obtainedAt));
    }

    void twoProgramsRenewOnce()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.expectToken("11111111111111111111111111111111");
        TokenService other(fixture.parts(), fixture.activity, u"nls-token serve"_s);
        TokenRenewer here(fixture.service(), fixture.records, fixture.clock);
        TokenRenewer there(other, fixture.records, fixture.clock);
        QSignalSpy renewedHere(&here, &TokenRenewer::renewed);
        QSignalSpy renewedThere(&there, &TokenRenewer::renewed);
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
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE_GT(*renewer.nextTry(fixture.profile.id), fixture.clock.now());
        renewer.check();
        QCOMPARE(fixture.keys.reads, 1);
    }

    void whatExpiredLongAgoWaitsToBeAskedFor()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
        QVERIFY(fixture.fetch());
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        fixture.clock.advance(3h);
        renewer.watch(fixture.profile);
        QCOMPARE(renewer.nextTry(fixture.profile.id), std::nullopt);
    }

    void aHeldTokenIsRenewedInTimeHoweverTheWallClockIsSet_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("left alone") << 0;
        QTest::newRow("put back") << -8;
        QTest::newRow("put forward") << 8;
    }

    void aHeldTokenIsRenewedInTimeHoweverTheWallClockIsSet()
    {
        QFETCH(int, hours);
        TokenRefreshFixture fixture;
        fixture.expectToken("0123456789abcdef0123456789abcdef");
        const Result<TokenAnswer> first = fixture.fetch();
        QVERIFY(first);
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        renewer.hold(fixture.profile.id, *first);

        fixture.clock.setNow(fixture.clock.now().addSecs(hours * 3600));
        renewer.check();
        fixture.clock.advance(24h - 11min);
        renewer.check();
        QCOMPARE(fixture.client.requests.size(), 1U);

        fixture.client.expect([&fixture, hours]() -> Result<HttpAnswer> {
            const QDateTime service = fixture.clock.now().addSecs(-hours * 3600);
            return answerAt(service, 200,
                tokenBody("11111111111111111111111111111111", service.toSecsSinceEpoch() + 86400));
        });
        fixture.clock.advance(2min);
        renewer.check();
        QTRY_COMPARE(renewed.size(), 1);
    }

    // Its key identity stands nowhere: a key from the environment, or an endpoint for this call.
    void aHeldTokenIsRenewedWhateverItsKeyCameFrom()
    {
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = false;
        Profile profile = fixture.profile;
        profile.id.clear();
        profile.fingerprint.clear();
        fixture.expectToken("0123456789abcdef0123456789abcdef");
        const Result<TokenAnswer> first = fixture.fetch({.profile = profile});
        QVERIFY(first);
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(profile);
        QCOMPARE(renewer.nextTry(profile.id), std::nullopt);
        renewer.hold(profile.id, *first, false);
        QCOMPARE(renewer.nextTry(profile.id), std::nullopt); // nobody has it yet
        renewer.noteUse(profile.id);
        QCOMPARE(renewer.nextTry(profile.id), fixture.clock.now().addSecs(24 * 3600 - 600));
        fixture.clock.advance(24h - 9min);
        fixture.expectToken("11111111111111111111111111111111");
        renewer.check();
        QTRY_COMPARE(renewed.size(), 1);
        QCOMPARE(renewer.nextTry(profile.id), std::nullopt); // the new one wasn't used
    }

    void whatAServerAnswersFromMemoryIsAUseForAllPrograms()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        renewer.watch(fixture.profile);
        const Token token = *fixture.cached();
        renewer.hold(fixture.profile.id, {.token = token}, false);
        QVERIFY(!fixture.records.wasUsed(fixture.profile.fingerprint, token.obtainedAt));
        fixture.expectToken("11111111111111111111111111111111");
        renewer.noteUse(fixture.profile.id);
        QVERIFY(fixture.records.wasUsed(fixture.profile.fingerprint, token.obtainedAt));
        QTRY_VERIFY(fixture.client.isDone());
    }

    // The longer a keychain stays locked, the more seldom it is read; nothing is said again.
    void aKeychainThatStaysLockedIsReadMoreAndMoreSeldom()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        fixture.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        std::chrono::milliseconds before = 0ms;
        for (int reads = 2; reads < 12; ++reads) {
            const QDateTime next = *renewer.nextTry(fixture.profile.id);
            const std::chrono::milliseconds wait(fixture.clock.now().msecsTo(next));
            QCOMPARE_GE(wait, before);
            QCOMPARE_LE(wait, 5min);
            before = wait;
            fixture.clock.advance(wait);
            renewer.check();
            QTRY_COMPARE(fixture.keys.reads, reads);
            QTRY_VERIFY(*renewer.nextTry(fixture.profile.id) > fixture.clock.now());
        }
        QCOMPARE(before, 5min);
        QCOMPARE(failed.size(), 1);
        QVERIFY(!fixture.store.mayPrompt);
    }

    void anotherFailureIsToldAndTheSameOneAfterARecoveryToo()
    {
        TokenRefreshFixture fixture;
        cacheOneThatIsDue(fixture);
        const auto fail = [&fixture](QLatin1StringView code) {
            fixture.keys.failure = ServiceError{.kind = ErrorKind::Keychain, .code = code};
        };
        fail(errorcode::KeychainLocked);
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        fail(errorcode::KeychainAbsent);
        fixture.clock.advance(5min);
        renewer.check();
        QTRY_COMPARE(failed.size(), 2);
        fixture.keys.failure.reset();
        fixture.expectToken("11111111111111111111111111111111");
        fixture.clock.advance(5min);
        renewer.check();
        QTRY_COMPARE(renewed.size(), 1);
        fail(errorcode::KeychainAbsent);
        fixture.clock.advance(24h);
        renewer.check();
        QTRY_COMPARE(failed.size(), 3);
    }

    void aWallClockThatIsSetMovesNoWaitAfterAFailure()
    {
        TokenRefreshFixture fixture;
        fixture.learnClock(0s);
        cacheOneThatIsDue(fixture);
        fixture.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        renewer.watch(fixture.profile, RenewWhen::Always);
        QTRY_COMPARE(failed.size(), 1);
        fixture.clock.setNow(fixture.clock.now().addSecs(1));
        renewer.check();
        QCOMPARE(fixture.keys.reads, 1);
        fixture.clock.setNow(fixture.clock.now().addSecs(-3600));
        fixture.clock.advance(5min);
        renewer.check();
        QTRY_COMPARE(fixture.keys.reads, 2);
    }

    void aRefusalForGoodEndsItForAKeyThatNobodyCanMend()
    {
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = false;
        Profile profile = fixture.profile;
        profile.id.clear();
        profile.fingerprint.clear();
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        renewer.watch(profile, RenewWhen::Always);
        renewer.hold(profile.id, {.token = fixture.token("held", 1h)});
        fixture.clock.advance(55min);
        fixture.client.expect({.status = 403,
            .body = R"({"Code":"InvalidAccessKeyId.NotFound","Message":"no such key"})"});
        renewer.check();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(renewer.nextTry(profile.id), std::nullopt);
    }

    // The key was replaced while a server went on.
    void aProfileThatIsEditedIsFollowed()
    {
        TokenRefreshFixture fixture;
        Profile now = fixture.profile;
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(now.id, [&now]() -> Result<TokenQuery> { return TokenQuery{.profile = now}; },
            RenewWhen::Always);
        renewer.hold(now.id, {.token = fixture.token("held", 1h)});
        now.fingerprint = QString(32, u'0');
        fixture.keys.id = "LTAI5tZzZzZzZzZzZzZzZzZz";
        fixture.clock.advance(55min);
        fixture.expectToken("11111111111111111111111111111111");
        renewer.check();
        QTRY_COMPARE(renewed.size(), 1);
        QVERIFY(fixture.records.load(now.fingerprint).expireTime > 0);
        QCOMPARE_GT(*renewer.nextTry(now.id), fixture.clock.now().addSecs(23 * 3600));
    }

    void aProfileThatIsGoneIsTold()
    {
        TokenRefreshFixture fixture;
        bool isGone = false;
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy failed(&renewer, &TokenRenewer::failed);
        renewer.watch(u"x"_s, [&]() -> Result<TokenQuery> {
            if (isGone)
                return Failure(
                    ServiceError{.kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown});
            return TokenQuery{.profile = fixture.profile};
        }, RenewWhen::Always);
        renewer.hold(u"x"_s, {.token = fixture.token("held", 1h)});
        isGone = true;
        renewer.check();
        QCOMPARE(failed.size(), 0);
        fixture.clock.advance(55min);
        renewer.check();
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE_GT(*renewer.nextTry(u"x"_s), fixture.clock.now());
    }

    void theSameTokenAgainPutsAHeldOneOffToItsExpiry()
    {
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = false;
        Profile profile = fixture.profile;
        profile.id.clear();
        profile.fingerprint.clear();
        TokenRenewer renewer(fixture.service(), fixture.records, fixture.clock);
        QSignalSpy renewed(&renewer, &TokenRenewer::renewed);
        renewer.watch(profile, RenewWhen::Always);
        const Token held = fixture.token("held", 1h);
        renewer.hold(profile.id, {.token = held});
        fixture.clock.advance(55min);
        fixture.client.expect([&]() -> Result<HttpAnswer> {
            return answerAt(fixture.clock.now(), 200, tokenBody("held", held.expireTime));
        });
        renewer.check();
        QTRY_VERIFY(fixture.client.isDone());
        QTRY_VERIFY(renewer.nextTry(profile.id) >= fixture.clock.now().addSecs(299));
        QCOMPARE(renewed.size(), 0);
    }
};

NLSTOKEN_TEST(tst_TokenRenewer)
#include "tst_tokenrenewer.moc"
