// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/renewaltimer.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"
#include "tests/support/trialdesk.h"
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

struct Desk
{
    explicit Desk(bool hasToken = true)
    {
        flights.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        session.setProfile(flights.profile);
        if (!hasToken)
            return;
        Token token = flights.token(kept, 1h);
        token.userId = u"1234567890123456"_s;
        flights.cache(token);
        session.lookUp();
        if (!QTest::qWaitFor([this] { return session.token().has_value(); }))
            qFatal("the token was not looked up");
    }

    [[nodiscard]] bool isDone()
    {
        return QTest::qWaitFor([this] { return run.step() == TrialRun::Step::None; });
    }

    FlightDesk flights;
    RenewalTimer renewals{flights.service(), flights.records, flights.clock};
    TokenSession session{flights.profile,
        {.tokens = flights.service(),
            .quietTokens = flights.service(),
            .renewals = renewals,
            .clock = flights.clock}};
    TrialDesk trials;
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
        Desk desk;
        QSignalSpy spoken(&desk.run, &TrialRun::spoken);
        desk.trials.expectSpeech(TrialDesk::wavOf("hello!"));
        desk.run.start(u"Hello"_s);
        QVERIFY(desk.run.step() == TrialRun::Step::Token);
        QTRY_COMPARE(spoken.size(), 1);
        QCOMPARE(desk.run.sound(), TrialDesk::wavOf("hello!"));
        QVERIFY(desk.run.result() && *desk.run.result());
        QVERIFY(desk.flights.client.requests.empty());
        const HttpRequest &request = desk.trials.client.requests.front();
        QCOMPARE(request.headers.at("x-nls-token"), kept);
        QVERIFY(request.body.contains("Hello"));
    }

    void withoutATokenOneIsObtainedFirst()
    {
        Desk desk(false);
        desk.flights.expectToken(other);
        desk.trials.expectSpeech();
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        QCOMPARE(desk.trials.client.requests.front().headers.at("x-nls-token"), other);
    }

    void whatKeepsTheTokenAwayIsTheResult()
    {
        Desk desk(false);
        desk.flights.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        QCOMPARE(desk.run.result()->error().code, QString(errorcode::HostNotFound));
        QVERIFY(desk.trials.client.requests.empty());
    }

    void oneTrialAtATime()
    {
        Desk desk;
        desk.trials.client.expectAndHold();
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.trials.client.holds());
        desk.run.start(u"Again"_s);
        QVERIFY(desk.run.step() == TrialRun::Step::Gateway);
        desk.trials.client.answerHeld(HttpAnswer{
            .status = 200, .body = TrialDesk::wavOf("...."), .contentType = "audio/mpeg"});
        QVERIFY(desk.isDone());
        QCOMPARE(desk.trials.client.requests.size(), 1);
    }

    void aCancelledTrialComesToNothing()
    {
        Desk desk;
        desk.trials.client.expectAndHold();
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.trials.client.holds());
        QSignalSpy changes(&desk.run, &TrialRun::changed);
        desk.run.cancel();
        QVERIFY(desk.run.step() == TrialRun::Step::None);
        desk.trials.client.answerHeld(HttpAnswer{
            .status = 200, .body = TrialDesk::wavOf("...."), .contentType = "audio/mpeg"});
        QCoreApplication::processEvents();
        QVERIFY(!desk.run.result());
        QCOMPARE(changes.size(), 1);
    }

    void whatWasSaidOfAnotherTokenIsForgotten()
    {
        Desk desk;
        desk.trials.expectSpeech();
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.flights.cache(desk.flights.token(other, 2h));
        desk.session.lookUp();
        QTRY_VERIFY(!desk.run.result());
    }

    void aSoundStaysUntilTheNextTrial()
    {
        Desk desk;
        desk.trials.expectSpeech(TrialDesk::wavOf("hello!"));
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.flights.cache(desk.flights.token(other, 2h));
        desk.session.lookUp();
        QTRY_VERIFY(!desk.run.result());
        QCOMPARE(desk.run.sound(), TrialDesk::wavOf("hello!"));
        desk.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        desk.run.start(u"Hello"_s);
        QVERIFY(desk.run.sound().isEmpty());
        QVERIFY(desk.isDone());
    }

    void thatNoTokenCouldBeHadIsForgottenWhenThereIsOne()
    {
        Desk desk(false);
        desk.flights.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.run.forgetOldResult();
        QVERIFY(desk.run.result());
        desk.flights.cache(desk.flights.token(other, 2h));
        desk.session.lookUp();
        QTRY_VERIFY(!desk.run.result());
    }

    void thatATokenIsGoodIsForgottenWhenItHasExpired()
    {
        Desk desk;
        desk.trials.expectSpeech();
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.flights.clock.advance(59min);
        desk.run.forgetOldResult();
        QVERIFY(desk.run.result());
        desk.flights.clock.advance(2min);
        desk.run.forgetOldResult();
        QVERIFY(!desk.run.result());
    }

    void thatATokenHasExpiredStaysTrue()
    {
        Desk desk;
        desk.trials.expectRefusal(40000001, "Gateway:ACCESS_DENIED:The token has expired!");
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.flights.clock.advance(61min);
        desk.run.forgetOldResult();
        QVERIFY(desk.run.result());
    }

    void whatWasSaidOfAnotherAppkeyIsForgotten()
    {
        Desk desk;
        desk.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        desk.run.start(u"Hello"_s);
        QTRY_VERIFY(desk.run.result());
        desk.flights.profile.name = u"another name"_s;
        desk.session.setProfile(desk.flights.profile);
        QVERIFY(desk.run.result());
        desk.flights.profile.appkey = u"another"_s;
        desk.session.setProfile(desk.flights.profile);
        QVERIFY(!desk.run.result());
    }

    void anotherAccountIsWarnedOf()
    {
        Desk desk;
        QVERIFY(!desk.run.warning());
        desk.trials.accounts.note(u"hT7kQ2mVwLpZ81xR"_s, u"1234567890123456"_s, false);
        QVERIFY(desk.run.warning());
        QCOMPARE(desk.run.warning()->code, QString(errorcode::AppkeyOtherAccount));
    }
};

NLSTOKEN_TEST_IN(tst_TrialRun, QApplication)
#include "tst_trialrun.moc"
