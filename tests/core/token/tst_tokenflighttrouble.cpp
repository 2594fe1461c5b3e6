// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const ServiceError locked{
    .kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked, .detail = u"GNOME Keyring"_s};

// A keychain that never answers, as while the user is asked for a password.
class SilentStore final : public SecretStore
{
public:
    void read(const QString &, Reply<std::optional<SecretBytes>> reply) override
    {
        m_reads.push_back(std::move(reply));
    }
    void write(const QString &, SecretBytes, Reply<void> reply) override
    {
        m_writes.push_back(std::move(reply));
    }
    void remove(const QString &, Reply<void>) override { qFatal("nothing is to be removed"); }
    [[nodiscard]] QString kind() const override { return u"silent"_s; }

private:
    std::vector<Reply<std::optional<SecretBytes>>> m_reads;
    std::vector<Reply<void>> m_writes;
};

// A keychain that fails at one operation, by its number, and works at all others.
class StoreThatFailsOnce final : public SecretStore
{
public:
    StoreThatFailsOnce(MemoryStore &store, int failAt, const QString &code)
        : m_store(store)
        , m_failAt(failAt)
        , m_error{.kind = ErrorKind::Keychain, .code = code}
    {
    }
    void read(const QString &name, Reply<std::optional<SecretBytes>> reply) override
    {
        if (fails())
            return reply.answer(Failure(m_error));
        m_store.read(name, std::move(reply));
    }
    void write(const QString &name, SecretBytes secret, Reply<void> reply) override
    {
        if (fails())
            return reply.answer(Failure(m_error));
        m_store.write(name, std::move(secret), std::move(reply));
    }
    void remove(const QString &, Reply<void>) override { qFatal("nothing is to be removed"); }
    [[nodiscard]] QString kind() const override { return u"failing"_s; }
    [[nodiscard]] bool hasFailed() const { return m_operations > m_failAt; }

private:
    bool fails() { return m_operations++ == m_failAt; }

    MemoryStore &m_store;
    int m_failAt;
    int m_operations = 0;
    ServiceError m_error;
};

} // namespace

// A flight whose keychain, state folder, time or asker fails it.
class tst_tokenflighttrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keychainThatCannotBeReadSendsNothing()
    {
        FlightDesk desk;
        desk.store.readFailure = locked;
        QCOMPARE(desk.fetch().error(), locked);
        QCOMPARE(desk.keys.reads, 0);
        QCOMPARE(desk.record(), FlightRecord());
    }

    void tokenThatCannotBeReadIsReplacedWithAWarning()
    {
        FlightDesk desk;
        desk.cache(desk.token("unreadable", 12h));
        desk.store.readFailure = ServiceError{.kind = ErrorKind::Keychain,
            .code = errorcode::KeychainFailed,
            .detail = u"no such item"_s};
        desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].code, errorcode::TokenNotRead);
        desk.store.readFailure.reset();
        QCOMPARE(desk.fetch()->token.id, "new");
    }

    void keychainThatCannotBeReadIsOnlyACacheForKeysFromElsewhere()
    {
        FlightDesk desk;
        desk.keysAreInKeychain = false;
        desk.store.readFailure = locked;
        desk.expectToken("new");
        QVERIFY(desk.fetch());
    }

    void keyThatCannotBeReadSendsNothing()
    {
        FlightDesk desk;
        desk.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeyMissing};
        QCOMPARE(desk.fetch().error(), *desk.keys.failure);
        // Nobody else is told: it is this keychain's trouble, not the service's.
        QCOMPARE(desk.record(), FlightRecord());
        desk.profile.fingerprint.clear();
        QCOMPARE(desk.fetch().error(), *desk.keys.failure);
    }

    void tokenThatCannotBeKeptIsAnsweredWithAWarning()
    {
        FlightDesk desk;
        desk.store.writeFailure = locked;
        desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].kind, ErrorKind::Keychain);
        QCOMPARE(answer->warnings[0].code, errorcode::TokenNotKept);
        QCOMPARE(answer->warnings[0].detail, QString(errorcode::KeychainLocked));
        QCOMPARE(desk.record().generation, 1U);
        QCOMPARE(desk.record().expireTime, 0);
    }

    void stateThatCannotBeWrittenIsAWarning()
    {
        FlightDesk desk;
        QFile inTheWay(desk.folder.filePath(u"state"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].code, errorcode::StateNotWritable);
        QCOMPARE(desk.fetch()->token.id, "new"); // from the keychain
    }

    void keychainThatFailsAtAnyStepLosesNoToken_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<bool>("goesOn"); // past a token that can't be read
        QTest::newRow("failing") << QString(errorcode::KeychainFailed) << true;
        QTest::newRow("locked") << QString(errorcode::KeychainLocked) << false;
        QTest::newRow("absent") << QString(errorcode::KeychainAbsent) << false;
        QTest::newRow("silent") << QString(errorcode::KeychainTimeout) << false;
        QTest::newRow("refused") << QString(errorcode::KeychainRefused) << false;
    }
    void keychainThatFailsAtAnyStepLosesNoToken()
    {
        QFETCH(QString, code);
        QFETCH(bool, goesOn);
        bool failed = true;
        for (int step = 0; failed; ++step) {
            FlightDesk desk;
            const Token old = desk.token("old", 100s); // too short: a new one is wanted
            desk.cache(old);
            StoreThatFailsOnce store(desk.store, step, code);
            TokenCache cache(store);
            TokenService service({.clock = desk.clock,
                                     .keys = desk.keys,
                                     .cache = cache,
                                     .client = desk.client,
                                     .records = desk.records,
                                     .salt = {}},
                desk.activity, u"test"_s);
            const bool obtains = step > 0 || goesOn;
            if (obtains)
                desk.expectToken("new");
            const Result<TokenAnswer> answer = desk.fetch({.profile = desk.profile}, &service);
            failed = store.hasFailed();
            QCOMPARE(answer.has_value(), obtains);
            QCOMPARE(answer.has_value() && !answer->warnings.empty(), obtains && failed);
            if (obtains)
                QCOMPARE(answer->token.id, "new");
            else
                QCOMPARE(answer.error().code, code);
            // The old one until the new one is kept.
            QCOMPARE(desk.cached()->id, obtains && !(failed && step > 0) ? "new" : "old");
            QVERIFY(desk.client.isDone());
        }
    }

    void recordThatWasLostIsMadeAgain()
    {
        FlightDesk desk;
        const Token token = desk.token("kept", 1h);
        desk.cache(token);
        desk.records.remove(desk.profile.fingerprint);
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::None);
        QCOMPARE(desk.fetch()->token, token);
        QVERIFY(desk.record().tellsOf(token));
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
        // It is nobody's new one.
        desk.expectToken("new");
        const auto fresh = desk.fetch(
            {.profile = desk.profile, .fresh = true, .since = desk.clock.now().addSecs(-3)});
        QCOMPARE(fresh->token.id, "new");
    }

    void damagedTokenInTheKeychainIsNoToken()
    {
        FlightDesk desk;
        desk.cache(desk.token("x", 1h));
        desk.store.items.begin()->second = SecretBytes(QByteArrayView("{\"token\":"));
        desk.expectToken("new");
        QCOMPARE(desk.fetch()->token.id, "new");
    }

    void timeLimitHoldsWhileTheKeychainIsRead()
    {
        FlightDesk desk;
        SilentStore silent;
        TokenCache cache(silent);
        TokenService service({.clock = desk.clock,
                                 .keys = desk.keys,
                                 .cache = cache,
                                 .client = desk.client,
                                 .records = desk.records,
                                 .salt = {}},
            desk.activity, u"test"_s);
        const Result<TokenAnswer> answer =
            desk.fetch({.profile = desk.profile, .timeLimit = 20ms}, &service);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Keychain);
        QCOMPARE(answer.error().code, errorcode::KeychainTimeout);
    }

    void timeLimitHoldsWhileTheKeyIsRead_data()
    {
        QTest::addColumn<bool>("identityIsKnown");
        QTest::newRow("for the identity") << false;
        QTest::newRow("for signing") << true;
    }
    void timeLimitHoldsWhileTheKeyIsRead()
    {
        QFETCH(bool, identityIsKnown);
        FlightDesk desk;
        desk.keys.silent = true;
        if (!identityIsKnown)
            desk.profile.fingerprint.clear();
        const Result<TokenAnswer> answer = desk.fetch({.profile = desk.profile, .timeLimit = 20ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Keychain);
        QCOMPARE(answer.error().code, errorcode::KeychainTimeout);
        // A key that comes too late is not used.
        desk.keys.answerHeld();
        QCoreApplication::processEvents();
        QCOMPARE(desk.client.requests.size(), 0U);
    }

    void timeLimitHoldsWhileWaitingForTheLock()
    {
        FlightDesk desk;
        FileLock other(desk.records.lockPath(desk.profile.fingerprint));
        QCOMPARE(other.tryTake(), FileLock::Outcome::Taken);
        const Result<TokenAnswer> answer = desk.fetch({.profile = desk.profile, .timeLimit = 50ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::LockTimeout);
        QCOMPARE(desk.record(), FlightRecord());
        // A valid token is better than that error.
        desk.cache(desk.token("short", 100s));
        const Result<TokenAnswer> served = desk.fetch({.profile = desk.profile, .timeLimit = 50ms});
        QVERIFY(served);
        QCOMPARE(served->warnings[0].code, errorcode::ServedShort);
    }

    void timeLimitHoldsWhileTheServiceKeepsStill()
    {
        FlightDesk desk;
        desk.client.expectAndHold();
        const Result<TokenAnswer> answer = desk.fetch({.profile = desk.profile, .timeLimit = 50ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::Timeout);
        QCOMPARE(answer.error().detail, u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        QCOMPARE_LE(desk.client.timeLimits.front(), 50ms);
        // Those who wait for it are told.
        QCOMPARE(desk.record().lastError, answer.error());
        // What still comes is nobody's.
        const QDateTime now = desk.clock.now();
        desk.client.answerHeld(answerAt(now, 200, tokenBody("late", now.toSecsSinceEpoch() + 60)));
        QCoreApplication::processEvents();
        QVERIFY(!desk.cached());
    }

    void passwordPromptDoesNotCount()
    {
        FlightDesk desk;
        desk.keys.silent = true;
        QObject asker;
        std::optional<Result<TokenAnswer>> answer;
        desk.service().fetch({.profile = desk.profile, .timeLimit = 100ms},
            {&asker, [&answer](const Result<TokenAnswer> &result) { answer = result; }});
        QTRY_COMPARE(desk.keys.reads, 1);
        desk.service().pauseTimeLimits();
        desk.service().pauseTimeLimits(); // another prompt
        const QDeadlineTimer typed(200ms);
        QTRY_VERIFY(typed.hasExpired());
        QVERIFY(!answer);
        desk.expectToken("new");
        desk.keys.answerHeld();
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
        QCOMPARE_GT(desk.client.timeLimits.front(), 0ms);
        QCOMPARE_LE(desk.client.timeLimits.front(), 100ms);
    }

    void deadAskerDisturbsNobody()
    {
        FlightDesk desk;
        desk.client.expectAndHold();
        auto asker = std::make_unique<QObject>();
        desk.service().fetch({.profile = desk.profile},
            {asker.get(), [](const Result<TokenAnswer> &) { qFatal("the dead were answered"); }});
        QTRY_VERIFY(desk.client.holds());
        asker.reset();
        // The request is on its way: its token must not be lost.
        const QDateTime now = desk.clock.now();
        desk.client.answerHeld(
            answerAt(now, 200, tokenBody("kept", now.toSecsSinceEpoch() + 86400)));
        QTRY_VERIFY(desk.cached());
        QTRY_COMPARE(desk.record().generation, 1U);
        QCOMPARE(desk.fetch()->token.id, "kept");
    }

    void lockIsFreeAfterEveryEnd()
    {
        FlightDesk desk;
        FileLock lock(desk.records.lockPath(desk.profile.fingerprint));
        const auto isFree = [&lock] {
            const bool taken = lock.tryTake() == FileLock::Outcome::Taken;
            lock.release();
            return taken;
        };
        desk.expectOnEveryTry(answerAt(desk.clock.now(), 503, {}));
        QVERIFY(!desk.fetch());
        QVERIFY(isFree());
        desk.keys.failure = locked;
        QVERIFY(!desk.fetch());
        QVERIFY(isFree());
        desk.keys.failure.reset();
        desk.expectToken("new");
        QVERIFY(desk.fetch());
        QVERIFY(isFree());
    }
};

NLSTOKEN_TEST(tst_tokenflighttrouble)
#include "tst_tokenflighttrouble.moc"
