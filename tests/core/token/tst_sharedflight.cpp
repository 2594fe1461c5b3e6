// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"

#include <QRegularExpression>
#include <QTest>

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
    void obtain(const QByteArray &id)
    {
        m_desk.cache(m_desk.token(id, 24h));
        m_lock.release();
    }
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
        other.obtain("shared");
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

    void tokenTooShortForThePromiseIsNotEnough()
    {
        FlightDesk desk;
        OtherProgram other(desk);
        const Question question(
            desk.service(), {.profile = desk.profile, .minimumTtl = std::chrono::hours(30)});
        waitUntilItWaits(desk);
        desk.expectToken("own");
        other.obtain("shared");
        QTRY_VERIFY(question.isAnswered());
        QCOMPARE(question.answer()->token.id, "own");
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

QTEST_GUILESS_MAIN(tst_sharedflight)
#include "tst_sharedflight.moc"
