// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/renewaltimer.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/token/tokensession.h"

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
    FlightDesk flights;
    RenewalTimer renewals{flights.service(), flights.records, flights.clock};
    TokenSession session{flights.profile,
        {.tokens = flights.service(),
            .quietTokens = flights.service(),
            .renewals = renewals,
            .clock = flights.clock}};
};

} // namespace

class tst_TokenSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatIsKeptIsLookedUpWithoutARequest()
    {
        Desk desk;
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.session.lookUp();
        QTRY_VERIFY(desk.session.token());
        QCOMPARE(desk.session.token()->id, kept);
        QVERIFY(desk.flights.client.requests.empty());
    }

    // Its profile was removed meanwhile.
    void whoWaitsLearnsThatTheSessionEnded()
    {
        FlightDesk flights;
        RenewalTimer renewals(flights.service(), flights.records, flights.clock);
        auto session = std::make_unique<TokenSession>(flights.profile,
            TokenSession::Parts{.tokens = flights.service(),
                .quietTokens = flights.service(),
                .renewals = renewals,
                .clock = flights.clock});
        std::optional<Result<TokenAnswer>> told;
        session->use({this, [&told](const Result<TokenAnswer> &answer) { told = answer; }});
        session.reset();
        QTRY_VERIFY(told);
        QCOMPARE(told->error().code, errorcode::ProfileUnknown);
    }

    void anUnchangedTokenIsNotReadAgain()
    {
        Desk desk;
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.session.lookUp();
        QTRY_VERIFY(desk.session.token());
        const qsizetype calls = desk.flights.store.calls.size();
        desk.session.lookUp();
        QCOMPARE(desk.flights.store.calls.size(), calls);
    }

    void whatAnotherProgramObtainedIsSeen()
    {
        Desk desk;
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.session.lookUp();
        QTRY_VERIFY(desk.session.token());
        desk.flights.cache(desk.flights.token(other, 2h));
        desk.session.lookUp();
        QTRY_COMPARE(desk.session.token()->id, other);
    }

    void usingWhatIsExpiredObtainsFirst()
    {
        Desk desk;
        desk.flights.cache(desk.flights.token(kept, -1h));
        desk.flights.expectToken(other);
        QByteArray used;
        QObject asker;
        desk.session.use(
            {&asker, [&used](const Result<TokenAnswer> &answer) { used = answer->token.id; }});
        QTRY_COMPARE(used, other);
        QVERIFY(!desk.session.isAsking());
    }

    void whoWantsItMeanwhileSharesTheAnswer()
    {
        Desk desk;
        desk.flights.client.expectAndHold();
        desk.session.obtain();
        int answers = 0;
        QObject asker;
        for (int i = 0; i < 3; ++i)
            desk.session.use({&asker, [&answers](const Result<TokenAnswer> &answer) {
                                  QVERIFY(!answer);
                                  ++answers;
                              }});
        QTRY_VERIFY(desk.flights.client.holds());
        desk.flights.client.answerHeld(
            Failure({.kind = ErrorKind::Protocol, .code = errorcode::AnswerTruncated}));
        QTRY_COMPARE(answers, 3);
        QCOMPARE(desk.session.facts().error->code, errorcode::AnswerTruncated);
        QCOMPARE(desk.flights.client.requests.size(), 1U);
    }

    void cancellingEndsTheRequestAndAnswersEverybody()
    {
        Desk desk;
        desk.flights.client.expectAndHold();
        QString code;
        QObject asker;
        desk.session.use(
            {&asker, [&code](const Result<TokenAnswer> &answer) { code = answer.error().code; }});
        QTRY_VERIFY(desk.flights.client.holds());
        desk.session.cancel();
        QTRY_COMPARE(code, errorcode::Interrupted);
        QVERIFY(!desk.session.isAsking());
        QVERIFY(!desk.session.facts().error);
        FileLock lock(desk.flights.records.lockPath(desk.flights.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
    }

    void dyingWhileAskingIsSafe()
    {
        Desk desk;
        desk.flights.client.expectAndHold();
        auto session = std::make_unique<TokenSession>(desk.flights.profile,
            TokenSession::Parts{.tokens = desk.flights.service(),
                .quietTokens = desk.flights.service(),
                .renewals = desk.renewals,
                .clock = desk.flights.clock});
        session->obtain();
        QTRY_VERIFY(desk.flights.client.holds());
        session.reset();
        desk.flights.client.answerHeld(
            Failure({.kind = ErrorKind::Network, .code = errorcode::ConnectionClosed}));
        QCoreApplication::sendPostedEvents();
    }

    void anErrorIsForgottenWhenAnotherProgramObtainedAToken()
    {
        Desk desk;
        desk.flights.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        desk.session.obtain();
        QTRY_VERIFY(desk.session.facts().error);
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.session.lookUp();
        QTRY_VERIFY(desk.session.token());
        QVERIFY(!desk.session.facts().error);
    }

    void aRefusalIsForgottenWhenTheSecretWasChanged()
    {
        Desk desk;
        desk.flights.client.expect(
            ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s});
        desk.session.obtain();
        QTRY_VERIFY(desk.session.facts().error);
        QVERIFY(desk.session.facts().status.lastError);
        desk.session.lookUp();
        QVERIFY(desk.session.facts().error);
        const QSignalSpy changed(&desk.session, &TokenSession::changed);
        desk.flights.service().forgetRefusal(desk.flights.profile.fingerprint);
        desk.session.lookUp();
        QVERIFY(!desk.session.facts().error);
        QCOMPARE_GT(changed.count(), 0);
    }

    void anotherKeyForgetsTheOldToken()
    {
        Desk desk;
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.session.lookUp();
        QTRY_VERIFY(desk.session.token());
        Profile changed = desk.flights.profile;
        changed.fingerprint = QString(32, u'0');
        desk.session.setProfile(changed);
        QVERIFY(!desk.session.token());
    }

    void aPromptIsShownAtOnce()
    {
        Desk desk;
        desk.flights.client.expectAndHold();
        desk.session.obtain();
        QVERIFY(!desk.session.facts().asking); // what is cached comes before anybody could read it
        desk.session.notePrompt();
        QVERIFY(desk.session.facts().prompting);
        desk.session.cancel();
    }
};

NLSTOKEN_TEST_IN(tst_TokenSession, QApplication)
#include "tst_tokensession.moc"
