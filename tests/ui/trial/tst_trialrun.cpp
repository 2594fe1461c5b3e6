// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"
#include "tests/support/trialfixture.h"
#include "tests/ui/offscreen.h"
#include "ui/trial/trialrun.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray kept = "0123456789abcdef0123456789abcdef";
const QByteArray other = "11111111111111111111111111111111";

struct Fixture
{
    explicit Fixture(bool hasToken = true)
    {
        refreshes.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        session.setProfile(refreshes.profile);
        if (!hasToken)
            return;
        Token token = refreshes.token(kept, 1h);
        token.userId = u"1234567890123456"_s;
        refreshes.cache(token);
        session.lookUp();
        if (!QTest::qWaitFor([this] { return session.token().has_value(); }))
            qFatal("the token was not looked up");
    }

    [[nodiscard]] bool isDone()
    {
        return QTest::qWaitFor([this] { return run.step() == TrialRun::Step::None; });
    }

    TokenRefreshFixture refreshes;
    TokenRenewer renewals{refreshes.service(), refreshes.records, refreshes.clock};
    TokenSession session{refreshes.profile,
        {.tokens = refreshes.service(), .renewals = renewals, .clock = refreshes.clock}};
    TrialFixture trials;
    TrialRun run{session, trials.trial};
};

} // namespace

class tst_TrialRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void aSentenceIsSpokenWithTheTokenThatThereIs()
    {
        Fixture fixture;
        QSignalSpy spoken(&fixture.run, &TrialRun::spoken);
        fixture.trials.expectSpeech(TrialFixture::wavOf("hello!"));
        fixture.run.start(u"Hello"_s);
        QVERIFY(fixture.run.step() == TrialRun::Step::Token);
        QTRY_COMPARE(spoken.size(), 1);
        QCOMPARE(fixture.run.sound(), TrialFixture::wavOf("hello!"));
        QVERIFY(fixture.run.result() && *fixture.run.result());
        QVERIFY(fixture.refreshes.client.requests.empty());
        const HttpRequest &request = fixture.trials.client.requests.front();
        QCOMPARE(request.headers.at("x-nls-token"), kept);
        QVERIFY(request.body.contains("Hello"));
    }

    void withoutATokenOneIsObtainedFirst()
    {
        Fixture fixture(false);
        fixture.refreshes.expectToken(other);
        fixture.trials.expectSpeech();
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        QCOMPARE(fixture.trials.client.requests.front().headers.at("x-nls-token"), other);
    }

    void whatKeepsTheTokenAwayIsTheResult()
    {
        Fixture fixture(false);
        fixture.refreshes.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        QCOMPARE(fixture.run.result()->error().code, QString(errorcode::HostNotFound));
        QVERIFY(fixture.trials.client.requests.empty());
    }

    void oneTrialAtATime()
    {
        Fixture fixture;
        fixture.trials.client.expectAndHold();
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.trials.client.holds());
        fixture.run.start(u"Again"_s);
        QVERIFY(fixture.run.step() == TrialRun::Step::Gateway);
        fixture.trials.client.answerHeld(HttpAnswer{
            .status = 200, .body = TrialFixture::wavOf("...."), .contentType = "audio/mpeg"});
        QVERIFY(fixture.isDone());
        QCOMPARE(fixture.trials.client.requests.size(), 1);
    }

    void aCancelledTrialComesToNothing()
    {
        Fixture fixture;
        fixture.trials.client.expectAndHold();
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.trials.client.holds());
        QSignalSpy changes(&fixture.run, &TrialRun::changed);
        fixture.run.cancel();
        QVERIFY(fixture.run.step() == TrialRun::Step::None);
        fixture.trials.client.answerHeld(HttpAnswer{
            .status = 200, .body = TrialFixture::wavOf("...."), .contentType = "audio/mpeg"});
        QCoreApplication::processEvents();
        QVERIFY(!fixture.run.result());
        QCOMPARE(changes.size(), 1);
    }

    void whatWasSaidOfAnotherTokenIsForgotten()
    {
        Fixture fixture;
        fixture.trials.expectSpeech();
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.refreshes.cache(fixture.refreshes.token(other, 2h));
        fixture.session.lookUp();
        QTRY_VERIFY(!fixture.run.result());
    }

    void aSoundStaysUntilTheNextTrial()
    {
        Fixture fixture;
        fixture.trials.expectSpeech(TrialFixture::wavOf("hello!"));
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.refreshes.cache(fixture.refreshes.token(other, 2h));
        fixture.session.lookUp();
        QTRY_VERIFY(!fixture.run.result());
        QCOMPARE(fixture.run.sound(), TrialFixture::wavOf("hello!"));
        fixture.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        fixture.run.start(u"Hello"_s);
        QVERIFY(fixture.run.sound().isEmpty());
        QVERIFY(fixture.isDone());
    }

    void thatNoTokenCouldBeHadIsForgottenWhenThereIsOne()
    {
        Fixture fixture(false);
        fixture.refreshes.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.run.forgetOldResult();
        QVERIFY(fixture.run.result());
        fixture.refreshes.cache(fixture.refreshes.token(other, 2h));
        fixture.session.lookUp();
        QTRY_VERIFY(!fixture.run.result());
    }

    void thatATokenIsGoodIsForgottenWhenItHasExpired()
    {
        Fixture fixture;
        fixture.trials.expectSpeech();
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.refreshes.clock.advance(59min);
        fixture.run.forgetOldResult();
        QVERIFY(fixture.run.result());
        fixture.refreshes.clock.advance(2min);
        fixture.run.forgetOldResult();
        QVERIFY(!fixture.run.result());
    }

    void thatATokenHasExpiredStaysTrue()
    {
        Fixture fixture;
        fixture.trials.expectRefusal(40000001, "Gateway:ACCESS_DENIED:The token has expired!");
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.refreshes.clock.advance(61min);
        fixture.run.forgetOldResult();
        QVERIFY(fixture.run.result());
    }

    void whatWasSaidOfAnotherAppkeyIsForgotten()
    {
        Fixture fixture;
        fixture.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        fixture.run.start(u"Hello"_s);
        QTRY_VERIFY(fixture.run.result());
        fixture.refreshes.profile.name = u"another name"_s;
        fixture.session.setProfile(fixture.refreshes.profile);
        QVERIFY(fixture.run.result());
        fixture.refreshes.profile.appkey = u"another"_s;
        fixture.session.setProfile(fixture.refreshes.profile);
        QVERIFY(!fixture.run.result());
    }

    void anotherAccountIsWarnedOf()
    {
        Fixture fixture;
        QVERIFY(!fixture.run.warning());
        fixture.trials.accounts.note(u"hT7kQ2mVwLpZ81xR"_s, u"1234567890123456"_s, false);
        QVERIFY(fixture.run.warning());
        QCOMPARE(fixture.run.warning()->code, QString(errorcode::AppkeyOtherAccount));
    }
};

NLSTOKEN_TEST_IN(tst_TrialRun, QApplication)
#include "tst_trialrun.moc"
