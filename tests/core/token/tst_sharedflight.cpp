// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

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
    Question(TokenService &service, const TokenAsk &ask)
    {
        service.fetch(
            ask, {&m_asker, [this](const Result<TokenAnswer> &result) { m_answer = result; }});
    }
    [[nodiscard]] bool isAnswered() const { return m_answer.has_value(); }
    [[nodiscard]] const Result<TokenAnswer> &answer() const { return *m_answer; }

private:
    std::optional<Result<TokenAnswer>> m_answer;
    QObject m_asker;
};

// What another program of this user does while a flight waits for it.
class OtherProgram
{
public:
    explicit OtherProgram(FlightDesk &desk)
        : m_desk(desk)
        , m_lock(desk.records.lockPath(desk.profile.fingerprint))
    {
        if (m_lock.tryTake() != FileLock::Outcome::Taken)
            qFatal("the lock is not free");
    }
    void obtain(const QByteArray &id, std::chrono::seconds remaining = 24h)
    {
        m_desk.cache(m_desk.token(id, remaining));
    }
    void end() { m_lock.release(); }
    void fail(const ServiceError &error)
    {
        FlightRecord record = m_desk.record();
        ++record.generation;
        record.lastError = error;
        record.when = m_desk.clock.now();
        if (error.kind == ErrorKind::Throttled)
            record.heldUntil = m_desk.clock.now().addSecs(10);
        m_desk.setRecord(record);
    }
    void die() { m_lock.release(); }

private:
    FlightDesk &m_desk;
    FileLock m_lock;
};

// Until the flight has read the keychain and stands before the lock.
void waitUntilItWaits(const FlightDesk &desk, qsizetype reads = 1)
{
    if (!QTest::qWaitFor([&] { return desk.store.calls.size() >= reads; }))
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
class tst_sharedflight : public QObject
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
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile, .fresh = fresh});
        waitUntilItWaits(desk);
        QVERIFY(!question.isAnswered());
        other.obtain("shared"); // and hasn't let the lock go yet
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
        QCOMPARE(question.answer()->source, TokenSource::Cache);
        QCOMPARE(desk.keys.reads, 0);
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
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile, .fresh = fresh});
        waitUntilItWaits(desk);
        other.fail(refusedSignature);
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(!question.answer());
        QCOMPARE(question.answer().error(), refusedSignature);
    }

    void sharedThrottlingSaysWhatIsLeftOfTheHold()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        other.fail({.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s});
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer().error().code, u"Throttling.User"_s);
        QCOMPARE(question.answer().error().retryAfter, 10s);
    }

    void otherThatDiesIsFollowed()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        desk.expectToken("own");
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
        FlightDesk desk;
        OtherProgram other(desk);
        TokenAsk ask{.profile = desk.profile};
        if (minimum >= 0)
            ask.minimumTtl = std::chrono::seconds(minimum);
        const Question question(desk.service(), ask);
        waitUntilItWaits(desk);
        other.obtain("shared", std::chrono::seconds(remaining));
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
    }

    void expiredTokenIsNotShared()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        other.obtain("expired", 0s);
        desk.expectToken("own");
        other.end();
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer()->token.id, "own");
    }

    // Processes that are started together don't all get to the first step before the flight of the
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
        FlightDesk desk;
        const QDateTime begun = desk.clock.now();
        desk.clock.advance(1s);
        if (failed)
            desk.client.expect(answerAt(desk.clock.now(), 200, "<html></html>"));
        else
            desk.expectToken("shared");
        const Result<TokenAnswer> first = desk.fetch({.profile = desk.profile, .fresh = fresh});
        QCOMPARE(first.has_value(), !failed);
        desk.clock.advance(1s);
        TokenAsk late{.profile = desk.profile, .fresh = fresh, .since = begun};
        const Result<TokenAnswer> second = desk.fetch(late);
        QCOMPARE(second.has_value(), !failed);
        if (failed)
            QCOMPARE(second.error(), first.error());
        else
            QCOMPARE(second->token, first->token);
        // But nobody who asked later is answered by it.
        late.since = desk.clock.now().addMSecs(-999);
        if (failed || fresh)
            desk.expectToken("own");
        QVERIFY(desk.fetch(late));
        QVERIFY(desk.client.isDone());
    }

    void refusalThatWasForgottenMakesNoOldTokenNew()
    {
        FlightDesk desk;
        desk.cache(desk.token("old", 12h));
        const QDateTime begun = desk.clock.now();
        desk.clock.advance(1s);
        desk.client.expect(
            answerAt(desk.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x")));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true}));
        desk.service().forgetRefusal(desk.profile.fingerprint);
        desk.expectToken("own");
        const auto answer = desk.fetch({.profile = desk.profile, .fresh = true, .since = begun});
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "own");
    }

    void failureAfterATokenDoesNotHideTheToken()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        // Between two looks one process obtained a token and another one failed to.
        FlightRecord record = desk.record();
        record.generation += 1;
        desk.setRecord(record);
        desk.cache(desk.token("shared", 1h));
        other.fail(refusedSignature);
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "shared");
    }

    void holdIsMindedBehindTheLockToo()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        // A pasted token that is over already has cleared the error, not the hold.
        FlightRecord record = desk.record();
        record.generation += 1;
        record.when = desk.clock.now();
        record.heldUntil = desk.clock.now().addSecs(7);
        desk.setRecord(record);
        other.end();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(!question.answer());
        QCOMPARE(question.answer().error().code, errorcode::HeldBack);
        QCOMPARE(question.answer().error().retryAfter, 7s);
    }

    // It kept the token, but couldn't tell so any more.
    void tokenOfAHolderThatDiedIsFound()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        const Token token = desk.token("kept", 24h);
        desk.store.items.insert_or_assign(
            tokenItemName(desk.profile.fingerprint), SecretBytes(serialisedToken(token)));
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token, token);
        QVERIFY(desk.record().tellsOf(token));
    }

    // No keychain can keep it, and it must not be on the disk: each asks for one of its own, but
    // never two at a time.
    void withoutAKeychainTheyAskOneAfterAnother()
    {
        FlightDesk desk;
        desk.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainAbsent};
        std::vector<std::unique_ptr<TokenService>> programs;
        std::vector<std::unique_ptr<Question>> questions;
        for (int i = 0; i < 3; ++i) {
            programs.push_back(
                std::make_unique<TokenService>(desk.parts(), desk.activity, u"test"_s));
            questions.push_back(
                std::make_unique<Question>(*programs.back(), TokenAsk{.profile = desk.profile}));
        }
        QSet<QByteArray> tokens;
        for (int i = 0; i < 3; ++i)
            desk.client.expectAndHold();
        for (int i = 0; i < 3; ++i) {
            QTRY_VERIFY(desk.client.holds());
            desk.client.answerHeld(answerAt(desk.clock.now(), 200,
                tokenBody(QByteArray::number(i), desk.clock.now().toSecsSinceEpoch() + 60)));
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
        FlightDesk desk;
        desk.store.writeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainAbsent};
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk);
        other.fail({.kind = ErrorKind::Throttled, .code = u"Throttling.User"_s});
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer().error().kind, ErrorKind::Throttled);
    }

    void tokenThatTheOtherCouldNotKeepIsNotReplacedByAnOldOne()
    {
        FlightDesk desk;
        desk.cache(desk.token("old", 12h));
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile, .fresh = true});
        waitUntilItWaits(desk);
        // It obtained one, but its keychain refused to keep it: the old one is still there.
        FlightRecord record = desk.record();
        ++record.generation;
        record.tokenGeneration = record.generation;
        record.expireTime = 0;
        record.obtainedAt = 0;
        desk.setRecord(record);
        desk.expectToken("own");
        other.die();
        QTRY_VERIFY(question.isAnswered());
        QVERIFY(question.answer());
        QCOMPARE(question.answer()->token.id, "own");
    }

    void errorFromBeforeIsNotShared()
    {
        FlightDesk desk;
        desk.expectOnEveryTry(answerAt(desk.clock.now(), 503, {}));
        QVERIFY(!desk.fetch());
        OtherProgram other(desk);
        const Question question(desk.service(), {.profile = desk.profile});
        waitUntilItWaits(desk, 2);
        QVERIFY(!question.isAnswered());
        desk.expectToken("own");
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
        FlightDesk desk;
        desk.keysAreInKeychain = keysAreInKeychain;
        desk.retries.mostRetries = 0;
        // A network fault of yesterday, which is nobody's answer today.
        desk.setRecord({.generation = 7,
            .lastError = ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound},
            .when = desk.clock.now().addDays(-1)});
        std::vector<std::unique_ptr<TokenService>> programs;
        std::vector<std::unique_ptr<Question>> questions;
        desk.client.expectAndHold();
        for (int i = 0; i < 4; ++i) {
            programs.push_back(
                std::make_unique<TokenService>(desk.parts(), desk.activity, u"test"_s));
            questions.push_back(
                std::make_unique<Question>(*programs.back(), TokenAsk{.profile = desk.profile}));
        }
        waitUntilItWaits(desk, 4);
        QTRY_VERIFY(desk.client.holds());
        desk.client.answerHeld(answerAt(desk.clock.now(), status, body));
        for (const auto &question : questions)
            QTRY_VERIFY(question->isAnswered());
        QCOMPARE(desk.client.requests.size(), 1U);
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

NLSTOKEN_TEST(tst_sharedflight)
#include "tst_sharedflight.moc"
