// SPDX-License-Identifier: Apache-2.0
#include "core/server/servedtoken.h"

#include "core/model/errorcode.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// One that no fetch tries again by itself.
const ServiceError noNetwork{.kind = ErrorKind::Network, .code = errorcode::TlsUntrusted};

} // namespace

class TestServedToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsThereBeforeAFetch();
    void everybodyWaitingSharesOneFetch();
    void errorIsSharedAndTriedAgain();
    void tokenIsGoodUntilItIsShort();
    void settingTheWallClockMakesNoTokenLonger();
    void holdIsKeptWithoutAsking();
    void holdIsNoLongerWhenTheClockIsSetBack();
    void shortTokenIsServedWhileItCannotBeRenewed();
    void changedProfileIsAskedFor();
    void askThatCannotBeMadeIsAnswered();
    void leavingCallerDisturbsNobody();
    void fetchedTokenIsTold();
    void firstUseAfterRenewalIsTold();

private:
    // The answers of \a count callers that come at once.
    std::vector<Result<TokenAnswer>> fetch(int count = 1);
    bool isThere() { return m_token->current(m_fixture->clock.now()) != nullptr; }

    std::unique_ptr<TokenRefreshFixture> m_fixture;
    std::unique_ptr<ServedToken> m_token;
    std::optional<ServiceError> m_askError;
};

void TestServedToken::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_fixture = std::make_unique<TokenRefreshFixture>();
    m_askError.reset();
    m_token = std::make_unique<ServedToken>([this]() -> Result<TokenQuery> {
        if (m_askError)
            return Failure(*m_askError);
        return TokenQuery{.profile = m_fixture->profile};
    }, m_fixture->service(), m_fixture->clock);
}

void TestServedToken::cleanup()
{
    QVERIFY(m_fixture->client.isDone());
    m_token.reset();
    m_fixture.reset();
}

std::vector<Result<TokenAnswer>> TestServedToken::fetch(int count)
{
    std::vector<Result<TokenAnswer>> answers;
    QObject caller;
    for (int i = 0; i < count; ++i)
        m_token->fetch(
            {&caller, [&](const Result<TokenAnswer> &answer) { answers.push_back(answer); }});
    [&] { QTRY_COMPARE(answers.size(), static_cast<std::size_t>(count)); }();
    return answers;
}

void TestServedToken::nothingIsThereBeforeAFetch()
{
    QVERIFY(!isThere());
    m_fixture->expectToken("token-1");
    QCOMPARE(fetch().front()->token.id, "token-1");
    QVERIFY(isThere());
    QCOMPARE(m_token->current(m_fixture->clock.now())->token.id, "token-1");
}

void TestServedToken::settingTheWallClockMakesNoTokenLonger()
{
    m_fixture->expectToken("token-1"); // of a day
    fetch();
    m_fixture->clock.setNow(m_fixture->clock.now().addSecs(-8 * 3600));
    m_fixture->clock.advance(24h - 1min);
    QVERIFY(!isThere());
    m_fixture->clock.setNow(m_fixture->clock.now().addSecs(48 * 3600));
    m_fixture->expectToken("token-2");
    fetch();
    m_fixture->clock.setNow(m_fixture->clock.now().addSecs(48 * 3600));
    QVERIFY(isThere());
    QCOMPARE(m_token->current(m_fixture->clock.now())->clockOffset, -48h);
}

void TestServedToken::everybodyWaitingSharesOneFetch()
{
    m_fixture->expectToken("token-1");
    for (const Result<TokenAnswer> &answer : fetch(20))
        QCOMPARE(answer->token.id, "token-1");
    QCOMPARE(m_fixture->client.requests.size(), 1);
}

void TestServedToken::errorIsSharedAndTriedAgain()
{
    m_fixture->client.expect(noNetwork);
    for (const Result<TokenAnswer> &answer : fetch(5))
        QCOMPARE(answer.error().code, errorcode::TlsUntrusted);
    m_fixture->expectToken("token-1");
    QCOMPARE(fetch().front()->token.id, "token-1");
}

void TestServedToken::tokenIsGoodUntilItIsShort()
{
    m_fixture->cache(m_fixture->token("token-1", 1000s));
    QVERIFY(fetch().front());
    m_fixture->clock.advance(700s);
    QVERIFY(isThere());
    m_fixture->clock.advance(1s);
    QVERIFY(!isThere());
    m_fixture->expectToken("token-2");
    QCOMPARE(fetch().front()->token.id, "token-2");
}

void TestServedToken::holdIsKeptWithoutAsking()
{
    m_fixture->client.expect(
        {.status = 400, .body = R"({"Code":"Throttling.User","Message":"slow down"})"});
    const Result<TokenAnswer> refused = fetch().front();
    QCOMPARE(refused.error().kind, ErrorKind::Throttled);
    QVERIFY(refused.error().retryAfter);
    const QSignalSpy troubles(m_token.get(), &ServedToken::failed);
    m_fixture->clock.advance(1s);
    const Result<TokenAnswer> held = fetch().front();
    QCOMPARE(held.error().kind, ErrorKind::Throttled);
    QCOMPARE(*held.error().retryAfter, *refused.error().retryAfter - 1s);
    QCOMPARE(troubles.size(), 0); // nobody was asked
    m_fixture->clock.advance(10s);
    m_fixture->expectToken("token-1");
    QVERIFY(fetch().front());
}

void TestServedToken::holdIsNoLongerWhenTheClockIsSetBack()
{
    m_fixture->client.expect(
        {.status = 400, .body = R"({"Code":"Throttling.User","Message":"slow down"})"});
    QVERIFY(!fetch().front());
    m_fixture->clock.setNow(
        m_fixture->clock.now().addSecs(-3600)); // or the hold would last an hour
    QVERIFY(!fetch().front());
    m_fixture->clock.advance(10s);
    m_fixture->expectToken("token-1");
    QVERIFY(fetch().front());
}

void TestServedToken::shortTokenIsServedWhileItCannotBeRenewed()
{
    m_fixture->cache(m_fixture->token("token-1", 200s));
    m_fixture->client.expect(noNetwork);
    QCOMPARE(fetch().front()->token.id, "token-1");
    QVERIFY(isThere()); // asking at every request would help nobody
    m_fixture->clock.advance(11s);
    QVERIFY(!isThere());
    m_fixture->client.expect(noNetwork);
    QCOMPARE(fetch().front()->token.id, "token-1");
    m_fixture->clock.advance(190s);
    QVERIFY(!isThere());
    m_fixture->client.expect(noNetwork);
    QVERIFY(!fetch().front());
}

void TestServedToken::changedProfileIsAskedFor()
{
    m_fixture->cache(m_fixture->token("token-1", 200s));
    m_fixture->profile.fingerprint = u"another"_s;
    m_fixture->expectToken("token-2");
    QCOMPARE(fetch().front()->token.id, "token-2");
}

void TestServedToken::askThatCannotBeMadeIsAnswered()
{
    m_askError = ServiceError{.kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown};
    QCOMPARE(fetch(2).back().error().code, errorcode::ProfileUnknown);
    m_askError.reset();
    m_fixture->expectToken("token-1");
    QVERIFY(fetch().front());
}

void TestServedToken::leavingCallerDisturbsNobody()
{
    m_fixture->client.expectAndHold();
    auto leaving = std::make_unique<QObject>();
    m_token->fetch({leaving.get(), [](const Result<TokenAnswer> &) { QFAIL("it has left"); }});
    std::optional<Result<TokenAnswer>> answer;
    QObject staying;
    m_token->fetch({&staying, [&](const Result<TokenAnswer> &result) { answer = result; }});
    QTRY_VERIFY(m_fixture->client.holds());
    leaving.reset();
    m_fixture->client.answerHeld(Failure(noNetwork));
    QTRY_VERIFY(answer);
}

void TestServedToken::fetchedTokenIsTold()
{
    const QSignalSpy told(m_token.get(), &ServedToken::fetched);
    const QSignalSpy uses(m_token.get(), &ServedToken::used);
    m_fixture->expectToken("token-1");
    fetch(2);
    QCOMPARE(told.size(), 1);
    m_token->noteUse(); // the fetch was one
    QCOMPARE(uses.size(), 0);
}

void TestServedToken::firstUseAfterRenewalIsTold()
{
    const QSignalSpy uses(m_token.get(), &ServedToken::used);
    m_token->put({.token = m_fixture->token("token-1", 5000s)});
    QVERIFY(isThere());
    QCOMPARE(uses.size(), 0);
    m_token->noteUse();
    m_token->noteUse();
    QCOMPARE(uses.size(), 1);
}

NLSTOKEN_TEST(TestServedToken)
#include "tst_servedtoken.moc"
