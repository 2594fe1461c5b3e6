// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

// One question and its answer, once it comes.
class Question
{
public:
    Question(TokenService &service, const TokenQuery &query)
    {
        service.fetch(
            query, {&m_caller, [this](const Result<TokenAnswer> &result) { m_answer = result; }});
    }
    [[nodiscard]] bool isAnswered() const { return m_answer.has_value(); }
    [[nodiscard]] const Result<TokenAnswer> &answer() const { return *m_answer; }

private:
    std::optional<Result<TokenAnswer>> m_answer;
    QObject m_caller;
};

// What another program of this user does while a fetch waits for it.
class OtherProgram
{
public:
    explicit OtherProgram(TokenRefreshFixture &fixture)
        : m_fixture(fixture)
        , m_lock(fixture.records.lockPath(fixture.profile.fingerprint))
    {
        if (m_lock.tryTake() != FileLock::Outcome::Taken)
            qFatal("the lock is not free");
    }
    void obtain(const QByteArray &id, std::chrono::seconds remaining = 24h)
    {
        m_fixture.cache(m_fixture.token(id, remaining));
    }
    void end() { m_lock.release(); }
    void fail(const ServiceError &error)
    {
        RefreshState record = m_fixture.record();
        ++record.generation;
        record.lastError = error;
        record.when = m_fixture.clock.now();
        if (error.kind == ErrorKind::Throttled)
            record.heldUntil = m_fixture.clock.now().addSecs(10);
        m_fixture.setRecord(record);
    }
    void die() { m_lock.release(); }

private:
    TokenRefreshFixture &m_fixture;
    FileLock m_lock;
};

// Until the fetch has read the keychain and stands before the lock.
void waitUntilItWaits(const TokenRefreshFixture &fixture, qsizetype reads = 1)
{
    if (!QTest::qWaitFor([&] { return fixture.store.calls.size() >= reads; }))
        qFatal("the keychain was not read");
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
}

const ServiceError refusedSignature{.kind = ErrorKind::Credentials,
    .code = u"SignatureDoesNotMatch"_s,
    .serverMessage = u"Not matched."_s,
    .httpStatus = 400};

} // namespace

// However many programs ask at once, one request goes out, and all share what comes of it.
class tst_sharedrefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tokenOfTheOtherIsUsed_data()
    {
        QTest::addColumn<bool>("fresh");
        QTest::newRow("any token") << false;
        QTest::newRow("fresh, but stored since it began") << true;
    }
    void tokenOfTheOtherIsUsed()
    {
        QFETCH(bool, fresh);
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile, .fresh = fresh});
        waitUntilItWaits(fixture);
        QVERIFY(!question.isAnswered());
        other.obtain("shared"); // and hasn't let the lock go yet
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
        QCOMPARE(question.answer()->source, TokenSource::Cache);
        QCOMPARE(fixture.keys.reads, 0);
    }

    void errorOfTheOtherIsShared_data()
    {
        QTest::addColumn<bool>("fresh");
        QTest::newRow("any token") << false;
        QTest::newRow("fresh") << true;
    }
    void errorOfTheOtherIsShared()
    {
        QFETCH(bool, fresh);
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile, .fresh = fresh});
        waitUntilItWaits(fixture);
        other.fail(refusedSignature);
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(!question.answer());
        QCOMPARE(question.answer().error(), refusedSignature);
    }

    void sharedThrottlingSaysWhatIsLeftOfTheHold()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        other.fail({.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s});
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer().error().code, u"Throttling.User"_s);
        QCOMPARE(question.answer().error().retryAfter, 10s);
    }

    void otherThatDiesIsFollowed()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        fixture.expectToken("own");
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer()->token.id, "own");
    }

    // Whoever obtained it answers it too, and the service has no longer one.
    void tokenJustObtainedIsSharedHoweverShort_data()
    {
        QTest::addColumn<int>("remaining");
        QTest::addColumn<int>("minimum"); // -1 for the default
        QTest::newRow("shorter than the promise") << 86400 << 30 * 3600;
        QTest::newRow("the same token again, at its end") << 100 << -1;
        QTest::newRow("a second") << 1 << -1;
    }
    void tokenJustObtainedIsSharedHoweverShort()
    {
        QFETCH(int, remaining);
        QFETCH(int, minimum);
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        TokenQuery query{.profile = fixture.profile};
        if (minimum >= 0)
            query.minimumTtl = std::chrono::seconds(minimum);
        const Question question(fixture.service(), query);
        waitUntilItWaits(fixture);
        other.obtain("shared", std::chrono::seconds(remaining));
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
    }

    void expiredTokenIsNotShared()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        other.obtain("expired", 0s);
        fixture.expectToken("own");
        other.end();
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer()->token.id, "own");
    }

    // Processes that are started together don't all get to the first step before the fetch of the
    // first one has ended.
    void flightThatEndedSinceTheAskBeganIsShared_data()
    {
        QTest::addColumn<bool>("fresh");
        QTest::addColumn<bool>("failed");
        for (const bool fresh : {false, true}) {
            for (const bool failed : {false, true})
                QTest::addRow("%s, %s", fresh ? "fresh" : "any", failed ? "failed" : "a token")
                    << fresh << failed;
        }
    }
    void flightThatEndedSinceTheAskBeganIsShared()
    {
        QFETCH(bool, fresh);
        QFETCH(bool, failed);
        TokenRefreshFixture fixture;
        const QDateTime begun = fixture.clock.now();
        fixture.clock.advance(1s);
        if (failed)
            fixture.client.expect(answerAt(fixture.clock.now(), 200, "<html></html>"));
        else
            fixture.expectToken("shared");
        const Result<TokenAnswer> first =
            fixture.fetch({.profile = fixture.profile, .fresh = fresh});
        QCOMPARE(first.has_value(), !failed);
        fixture.clock.advance(1s);
        TokenQuery late{.profile = fixture.profile, .fresh = fresh, .since = begun};
        const Result<TokenAnswer> second = fixture.fetch(late);
        QCOMPARE(second.has_value(), !failed);
        if (failed)
            QCOMPARE(second.error(), first.error());
        else
            QCOMPARE(second->token, first->token);
        // But nobody who asked later is answered by it.
        late.since = fixture.clock.now().addMSecs(-999);
        if (failed || fresh)
            fixture.expectToken("own");
        QVERIFY(fixture.fetch(late));
        QVERIFY(fixture.client.isDone());
    }

    void refusalThatWasForgottenMakesNoOldTokenNew()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("old", 12h));
        const QDateTime begun = fixture.clock.now();
        fixture.clock.advance(1s);
        fixture.client.expect(
            answerAt(fixture.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x")));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true}));
        fixture.service().forgetRefusal(fixture.profile.fingerprint);
        fixture.expectToken("own");
        const auto answer =
            fixture.fetch({.profile = fixture.profile, .fresh = true, .since = begun});
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "own");
    }

    void failureAfterATokenDoesNotHideTheToken()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        // Between two looks one process obtained a token and another one failed to.
        RefreshState record = fixture.record();
        record.generation += 1;
        fixture.setRecord(record);
        fixture.cache(fixture.token("shared", 1h));
        other.fail(refusedSignature);
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
    }

    void holdIsMindedBehindTheLockToo()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        // A pasted token that is over already has cleared the error, not the hold.
        RefreshState record = fixture.record();
        record.generation += 1;
        record.when = fixture.clock.now();
        record.heldUntil = fixture.clock.now().addSecs(7);
        fixture.setRecord(record);
        other.end();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(!question.answer());
        QCOMPARE(question.answer().error().code, errorcode::HeldBack);
        QCOMPARE(question.answer().error().retryAfter, 7s);
    }

    // It kept the token, but couldn't tell so any more.
    void tokenOfAHolderThatDiedIsFound()
    {
        TokenRefreshFixture fixture;
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        const Token token = fixture.token("kept", 24h);
        fixture.store.items.insert_or_assign(
            tokenItemName(fixture.profile.fingerprint), SecretBytes(serialisedToken(token)));
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token, token);
        QVERIFY(fixture.record().tellsOf(token));
    }

    // No keychain can keep it, and it must not be on the disk: each asks for one of its own, but
    // never two at a time.
    void withoutAKeychainTheyAskOneAfterAnother()
    {
        TokenRefreshFixture fixture;
        fixture.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainAbsent};
        std::vector<std::unique_ptr<TokenService>> programs;
        std::vector<std::unique_ptr<Question>> questions;
        for (int i = 0; i < 3; ++i) {
            programs.push_back(
                std::make_unique<TokenService>(fixture.parts(), fixture.activity, u"test"_s));
            questions.push_back(std::make_unique<Question>(
                *programs.back(), TokenQuery{.profile = fixture.profile}));
        }
        QSet<QByteArray> tokens;
        for (int i = 0; i < 3; ++i)
            fixture.client.expectAndHold();
        for (int i = 0; i < 3; ++i) {
            QTRY_VERIFY(fixture.client.holds());
            fixture.client.answerHeld(answerAt(fixture.clock.now(), 200,
                tokenBody(QByteArray::number(i), fixture.clock.now().toSecsSinceEpoch() + 60)));
            tokens << QByteArray::number(i);
            QTRY_COMPARE(
                std::ranges::count_if(questions, [](const auto &q) { return q->isAnswered(); }),
                i + 1);
        }
        for (const auto &question : questions)
            QVERIFY(tokens.remove(question->answer()->token.id));
    }

    void withoutAKeychainAHoldStopsTheOthers()
    {
        TokenRefreshFixture fixture;
        fixture.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainAbsent};
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture);
        other.fail({.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s});
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer().error().kind, ErrorKind::Throttled);
    }

    void tokenThatTheOtherCouldNotKeepIsNotReplacedByAnOldOne()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("old", 12h));
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile, .fresh = true});
        waitUntilItWaits(fixture);
        // It obtained one, but its keychain refused to keep it: the old one is still there.
        RefreshState record = fixture.record();
        ++record.generation;
        record.tokenGeneration = record.generation;
        record.expireTime = 0;
        record.obtainedAt = 0;
        fixture.setRecord(record);
        fixture.expectToken("own");
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "own");
    }

    void errorFromBeforeIsNotShared()
    {
        TokenRefreshFixture fixture;
        fixture.expectOnEveryTry(answerAt(fixture.clock.now(), 503, {}));
        QVERIFY(!fixture.fetch());
        OtherProgram other(fixture);
        const Question question(fixture.service(), {.profile = fixture.profile});
        waitUntilItWaits(fixture, 2);
        QVERIFY(!question.isAnswered());
        fixture.expectToken("own");
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer()->token.id, "own");
    }

    void programsThatAskAtOnceSendOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("token") << 200 << tokenBody("one", 1795436000);
        QTest::newRow("throttled") << 400 << refusalBody("Throttling.User", "x");
        QTest::newRow("refused") << 400 << refusalBody("SignatureDoesNotMatch", "x");
        QTest::newRow("portal") << 200 << QByteArray("<html></html>");
        QTest::newRow("5xx") << 503 << QByteArray();
    }
    void programsThatAskAtOnceSendOnce() { askAtOnce(true); }

    void programsWithTheKeyFromTheEnvironmentSendOnce_data()
    {
        programsThatAskAtOnceSendOnce_data();
    }
    void programsWithTheKeyFromTheEnvironmentSendOnce() { askAtOnce(false); }

private:
    static void askAtOnce(bool keysAreInKeychain)
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = keysAreInKeychain;
        fixture.retries.mostRetries = 0;
        // A network fault of yesterday, which is nobody's answer today.
        fixture.setRecord({.generation = 7,
            .lastError = ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound},
            .when = fixture.clock.now().addDays(-1)});
        std::vector<std::unique_ptr<TokenService>> programs;
        std::vector<std::unique_ptr<Question>> questions;
        fixture.client.expectAndHold();
        for (int i = 0; i < 4; ++i) {
            programs.push_back(
                std::make_unique<TokenService>(fixture.parts(), fixture.activity, u"test"_s));
            questions.push_back(std::make_unique<Question>(
                *programs.back(), TokenQuery{.profile = fixture.profile}));
        }
        waitUntilItWaits(fixture, 4);
        QTRY_VERIFY(fixture.client.holds());
        fixture.client.answerHeld(answerAt(fixture.clock.now(), status, body));
        for (const auto &question : questions)
            QTRY_VERIFY(question->isAnswered());
        QCOMPARE(fixture.client.requests.size(), 1U);
        const Result<TokenAnswer> &first = questions.front()->answer();
        for (const auto &question : questions) {
            QCOMPARE(question->answer().has_value(), first.has_value());
            if (first)
                QCOMPARE(question->answer()->token, first->token);
            else
                QCOMPARE(question->answer().error(), first.error());
        }
    }
};

NLSTOKEN_TEST(tst_sharedrefresh)
#include "tst_sharedrefresh.moc"
