// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"
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

struct Fixture
{
    TokenRefreshFixture refreshes;
    TokenRenewer renewals{refreshes.service(), refreshes.records, refreshes.clock};
    TokenSession session{refreshes.profile,
        {.tokens = refreshes.service(), .renewals = renewals, .clock = refreshes.clock}};
};

} // namespace

class tst_TokenSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatIsKeptIsLookedUpWithoutARequest()
    {
        Fixture fixture;
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.session.lookUp();
        QTRY_VERIFY(fixture.session.token());
        QCOMPARE(fixture.session.token()->id, kept);
        QVERIFY(fixture.refreshes.client.requests.empty());
    }

    // Its profile was removed meanwhile.
    void whoWaitsLearnsThatTheSessionEnded()
    {
        TokenRefreshFixture refreshes;
        TokenRenewer renewals(refreshes.service(), refreshes.records, refreshes.clock);
        auto session = std::make_unique<TokenSession>(refreshes.profile,
            TokenSession::Parts{
                .tokens = refreshes.service(), .renewals = renewals, .clock = refreshes.clock});
        std::optional<Result<TokenAnswer>> told;
        session->use({this, [&told](const Result<TokenAnswer> &answer) { told = answer; }});
        session.reset();
        QTRY_VERIFY(told);
        QCOMPARE(told->error().code, errorcode::ProfileUnknown);
    }

    void anUnchangedTokenIsNotReadAgain()
    {
        Fixture fixture;
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.session.lookUp();
        QTRY_VERIFY(fixture.session.token());
        const qsizetype calls = fixture.refreshes.store.calls.size();
        fixture.session.lookUp();
        QCOMPARE(fixture.refreshes.store.calls.size(), calls);
    }

    void whatAnotherProgramObtainedIsSeen()
    {
        Fixture fixture;
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.session.lookUp();
        QTRY_VERIFY(fixture.session.token());
        fixture.refreshes.cache(fixture.refreshes.token(other, 2h));
        fixture.session.lookUp();
        QTRY_COMPARE(fixture.session.token()->id, other);
    }

    void usingWhatIsExpiredObtainsFirst()
    {
        Fixture fixture;
        fixture.refreshes.cache(fixture.refreshes.token(kept, -1h));
        fixture.refreshes.expectToken(other);
        QByteArray used;
        QObject caller;
        fixture.session.use(
            {&caller, [&used](const Result<TokenAnswer> &answer) { used = answer->token.id; }});
        QTRY_COMPARE(used, other);
        QVERIFY(!fixture.session.isAsking());
    }

    void whoWantsItMeanwhileSharesTheAnswer()
    {
        Fixture fixture;
        fixture.refreshes.client.expectAndHold();
        fixture.session.obtain();
        int answers = 0;
        QObject caller;
        for (int i = 0; i < 3; ++i)
            fixture.session.use({&caller, [&answers](const Result<TokenAnswer> &answer) {
                QVERIFY(!answer);
                ++answers;
            }});
        QTRY_VERIFY(fixture.refreshes.client.holds());
        fixture.refreshes.client.answerHeld(
            Failure({.kind = ErrorKind::Protocol, .code = errorcode::AnswerTruncated}));
        QTRY_COMPARE(answers, 3);
        QCOMPARE(fixture.session.facts().error->code, errorcode::AnswerTruncated);
        QCOMPARE(fixture.refreshes.client.requests.size(), 1U);
    }

    void cancellingEndsTheRequestAndAnswersEverybody()
    {
        Fixture fixture;
        fixture.refreshes.client.expectAndHold();
        QString code;
        QObject caller;
        fixture.session.use(
            {&caller, [&code](const Result<TokenAnswer> &answer) { code = answer.error().code; }});
        QTRY_VERIFY(fixture.refreshes.client.holds());
        fixture.session.cancel();
        QTRY_COMPARE(code, errorcode::Interrupted);
        QVERIFY(!fixture.session.isAsking());
        QVERIFY(!fixture.session.facts().error);
        FileLock lock(fixture.refreshes.records.lockPath(fixture.refreshes.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
    }

    void dyingWhileAskingIsSafe()
    {
        Fixture fixture;
        fixture.refreshes.client.expectAndHold();
        auto session = std::make_unique<TokenSession>(fixture.refreshes.profile,
            TokenSession::Parts{.tokens = fixture.refreshes.service(),
                .renewals = fixture.renewals,
                .clock = fixture.refreshes.clock});
        session->obtain();
        QTRY_VERIFY(fixture.refreshes.client.holds());
        session.reset();
        fixture.refreshes.client.answerHeld(
            Failure({.kind = ErrorKind::Network, .code = errorcode::ConnectionClosed}));
        QCoreApplication::sendPostedEvents();
    }

    void anErrorIsForgottenWhenAnotherProgramObtainedAToken()
    {
        Fixture fixture;
        fixture.refreshes.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        fixture.session.obtain();
        QTRY_VERIFY(fixture.session.facts().error);
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.session.lookUp();
        QTRY_VERIFY(fixture.session.token());
        QVERIFY(!fixture.session.facts().error);
    }

    void aRefusalIsForgottenWhenTheSecretWasChanged()
    {
        Fixture fixture;
        fixture.refreshes.client.expect(
            ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s});
        fixture.session.obtain();
        QTRY_VERIFY(fixture.session.facts().error);
        QVERIFY(fixture.session.facts().status.lastError);
        fixture.session.lookUp();
        QVERIFY(fixture.session.facts().error);
        const QSignalSpy changed(&fixture.session, &TokenSession::changed);
        fixture.refreshes.service().forgetRefusal(fixture.refreshes.profile.fingerprint);
        fixture.session.lookUp();
        QVERIFY(!fixture.session.facts().error);
        QCOMPARE_GT(changed.count(), 0);
    }

    void anotherKeyForgetsTheOldToken()
    {
        Fixture fixture;
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.session.lookUp();
        QTRY_VERIFY(fixture.session.token());
        Profile changed = fixture.refreshes.profile;
        changed.fingerprint = QString(32, u'0');
        fixture.session.setProfile(changed);
        QVERIFY(!fixture.session.token());
    }

    void aPromptIsShownAtOnce()
    {
        Fixture fixture;
        fixture.refreshes.keys.silent = true;
        fixture.session.obtain();
        QTRY_COMPARE(fixture.refreshes.keys.reads, 1);
        // What is cached comes before anybody could read it.
        QVERIFY(!fixture.session.facts().asking);
        fixture.refreshes.keys.openPrompt();
        QVERIFY(fixture.session.facts().prompting);
        fixture.session.cancel();
        QVERIFY(!fixture.session.facts().prompting);
    }
};

NLSTOKEN_TEST_IN(tst_TokenSession, QApplication)
#include "tst_tokensession.moc"
