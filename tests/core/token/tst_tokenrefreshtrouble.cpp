// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

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
    void read(
        const QString &, const PromptPermission &, Reply<std::optional<SecretBytes>> reply) override
    {
        m_reads.push_back(std::move(reply));
    }
    void write(const QString &, SecretBytes, const PromptPermission &, Reply<void> reply) override
    {
        m_writes.push_back(std::move(reply));
    }
    void remove(const QString &, const PromptPermission &, Reply<void>) override
    {
        qFatal("nothing is to be removed");
    }
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
    void read(const QString &name, const PromptPermission &prompt,
        Reply<std::optional<SecretBytes>> reply) override
    {
        if (fails())
            return reply.answer(Failure(m_error));
        m_store.read(name, prompt, std::move(reply));
    }
    void write(const QString &name, SecretBytes secret, const PromptPermission &prompt,
        Reply<void> reply) override
    {
        if (fails())
            return reply.answer(Failure(m_error));
        m_store.write(name, std::move(secret), prompt, std::move(reply));
    }
    void remove(const QString &, const PromptPermission &, Reply<void>) override
    {
        qFatal("nothing is to be removed");
    }
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

// A fetch whose keychain, state folder, time or caller fails it.
class tst_tokenrefreshtrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keychainThatCannotBeReadSendsNothing()
    {
        TokenRefreshFixture fixture;
        fixture.store.readFailure = locked;
        QCOMPARE(fixture.fetch().error(), locked);
        QCOMPARE(fixture.keys.reads, 0);
        QCOMPARE(fixture.record(), RefreshState());
    }

    void tokenThatCannotBeReadIsReplacedWithAWarning()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("unreadable", 12h));
        fixture.store.readFailure = ServiceError{.kind = ErrorKind::Keychain,
            .code = errorcode::KeychainFailed,
            .detail = u"no such item"_s};
        fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].code, errorcode::TokenNotRead);
        fixture.store.readFailure.reset();
        QCOMPARE(fixture.fetch()->token.id, "new");
    }

    void keychainThatCannotBeReadIsOnlyACacheForKeysFromElsewhere()
    {
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = false;
        fixture.store.readFailure = locked;
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
    }

    void keyThatCannotBeReadSendsNothing()
    {
        TokenRefreshFixture fixture;
        fixture.keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeyMissing};
        QCOMPARE(fixture.fetch().error(), *fixture.keys.failure);
        // Nobody else is told: it is this keychain's trouble, not the service's.
        QCOMPARE(fixture.record(), RefreshState());
        fixture.profile.fingerprint.clear();
        QCOMPARE(fixture.fetch().error(), *fixture.keys.failure);
    }

    void tokenThatCannotBeKeptIsAnsweredWithAWarning()
    {
        TokenRefreshFixture fixture;
        fixture.store.writeFailure = locked;
        fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].kind, ErrorKind::Keychain);
        QCOMPARE(answer->warnings[0].code, errorcode::TokenNotKept);
        QCOMPARE(answer->warnings[0].detail, QString(errorcode::KeychainLocked));
        QCOMPARE(fixture.record().generation, 1U);
        QCOMPARE(fixture.record().expireTime, 0);
    }

    void stateThatCannotBeWrittenIsAWarning()
    {
        TokenRefreshFixture fixture;
        QFile inTheWay(fixture.folder.filePath(u"state"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.size(), 1U);
        QCOMPARE(answer->warnings[0].code, errorcode::StateNotWritable);
        QCOMPARE(fixture.fetch()->token.id, "new"); // from the keychain
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
            TokenRefreshFixture fixture;
            const Token old = fixture.token("old", 100s); // too short: a new one is wanted
            fixture.cache(old);
            StoreThatFailsOnce store(fixture.store, step, code);
            TokenCache cache(store);
            TokenService service({.clock = fixture.clock,
                                     .keys = fixture.keys,
                                     .cache = cache,
                                     .client = fixture.client,
                                     .records = fixture.records,
                                     .salt = {}},
                fixture.activity, u"test"_s);
            const bool obtains = step > 0 || goesOn;
            if (obtains)
                fixture.expectToken("new");
            const Result<TokenAnswer> answer =
                fixture.fetch({.profile = fixture.profile}, &service);
            failed = store.hasFailed();
            QCOMPARE(answer.has_value(), obtains);
            QCOMPARE(answer.has_value() && !answer->warnings.empty(), obtains && failed);
            if (obtains)
                QCOMPARE(answer->token.id, "new");
            else
                QCOMPARE(answer.error().code, code);
            // The old one until the new one is kept.
            QCOMPARE(fixture.cached()->id, obtains && !(failed && step > 0) ? "new" : "old");
            QVERIFY(fixture.client.isDone());
        }
    }

    void recordThatWasLostIsMadeAgain()
    {
        TokenRefreshFixture fixture;
        const Token token = fixture.token("kept", 1h);
        fixture.cache(token);
        fixture.records.remove(fixture.profile.fingerprint);
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::None);
        QCOMPARE(fixture.fetch()->token, token);
        QVERIFY(fixture.record().tellsOf(token));
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
        // It is nobody's new one.
        fixture.expectToken("new");
        const auto fresh = fixture.fetch(
            {.profile = fixture.profile, .fresh = true, .since = fixture.clock.now().addSecs(-3)});
        QCOMPARE(fresh->token.id, "new");
    }

    void damagedTokenInTheKeychainIsNoToken()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("x", 1h));
        fixture.store.items.begin()->second = SecretBytes(QByteArrayView("{\"token\":"));
        fixture.expectToken("new");
        QCOMPARE(fixture.fetch()->token.id, "new");
    }

    void timeLimitHoldsWhileTheKeychainIsRead()
    {
        TokenRefreshFixture fixture;
        SilentStore silent;
        TokenCache cache(silent);
        TokenService service({.clock = fixture.clock,
                                 .keys = fixture.keys,
                                 .cache = cache,
                                 .client = fixture.client,
                                 .records = fixture.records,
                                 .salt = {}},
            fixture.activity, u"test"_s);
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .timeLimit = 20ms}, &service);
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
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        if (!identityIsKnown)
            fixture.profile.fingerprint.clear();
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .timeLimit = 20ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Keychain);
        QCOMPARE(answer.error().code, errorcode::KeychainTimeout);
        // A key that comes too late is not used.
        fixture.keys.answerHeld();
        QCoreApplication::processEvents();
        QCOMPARE(fixture.client.requests.size(), 0U);
    }

    void timeLimitHoldsWhileWaitingForTheLock()
    {
        TokenRefreshFixture fixture;
        FileLock other(fixture.records.lockPath(fixture.profile.fingerprint));
        QCOMPARE(other.tryTake(), FileLock::Outcome::Taken);
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .timeLimit = 50ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::LockTimeout);
        QCOMPARE(fixture.record(), RefreshState());
        // A valid token is better than that error.
        fixture.cache(fixture.token("short", 100s));
        const Result<TokenAnswer> served =
            fixture.fetch({.profile = fixture.profile, .timeLimit = 50ms});
        QVERIFY(served);
        QCOMPARE(served->warnings[0].code, errorcode::ServedShort);
    }

    void timeLimitHoldsWhileTheServiceKeepsStill()
    {
        TokenRefreshFixture fixture;
        fixture.client.expectAndHold();
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .timeLimit = 50ms});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::Timeout);
        QCOMPARE(answer.error().detail, u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        QCOMPARE_LE(fixture.client.timeLimits.front(), 50ms);
        // Those who wait for it are told.
        QCOMPARE(fixture.record().lastError, answer.error());
        // What still comes is nobody's.
        const QDateTime now = fixture.clock.now();
        fixture.client.answerHeld(
            answerAt(now, 200, tokenBody("late", now.toSecsSinceEpoch() + 60)));
        QCoreApplication::processEvents();
        QVERIFY(!fixture.cached());
    }

    void passwordPromptDoesNotCount()
    {
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        QObject caller;
        int told = 0;
        const auto prompt = PromptPermission::granted(&caller, [&told] { ++told; });
        std::optional<Result<TokenAnswer>> answer;
        fixture.service().fetch({.profile = fixture.profile, .timeLimit = 100ms, .prompt = prompt},
            {&caller, [&answer](const Result<TokenAnswer> &result) { answer = result; }});
        QTRY_COMPARE(fixture.keys.reads, 1);
        fixture.keys.openPrompt();
        fixture.keys.openPrompt(); // another one, in the same read
        QCOMPARE(told, 2);
        const QDeadlineTimer typed(200ms);
        QTRY_VERIFY(typed.hasExpired());
        QVERIFY(!answer);
        fixture.expectToken("new");
        fixture.keys.answerHeld();
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
        QCOMPARE_GT(fixture.client.timeLimits.front(), 0ms);
        QCOMPARE_LE(fixture.client.timeLimits.front(), 100ms);
    }

    void aPromptPausesNobodyElse()
    {
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        Profile other = fixture.profile;
        other.id = u"other"_s;
        other.fingerprint = QString(32, u'0');
        QObject caller;
        std::optional<Result<TokenAnswer>> first;
        std::optional<Result<TokenAnswer>> second;
        const auto prompt = PromptPermission::granted();
        fixture.service().fetch({.profile = fixture.profile, .timeLimit = 100ms, .prompt = prompt},
            {&caller, [&first](const Result<TokenAnswer> &result) { first = result; }});
        QTRY_COMPARE(fixture.keys.reads, 1);
        fixture.service().fetch({.profile = other, .timeLimit = 100ms, .prompt = prompt},
            {&caller, [&second](const Result<TokenAnswer> &result) { second = result; }});
        QTRY_COMPARE(fixture.keys.reads, 2);
        fixture.keys.openPrompt();
        QTRY_VERIFY(second);
        QCOMPARE(second->error().code, errorcode::KeychainTimeout);
        QVERIFY(!first);
    }

    // Its limit is its own, whatever prompt is open meanwhile, and so are its tries.
    void aRequestBesideAPromptIsSentAndTriedAgain()
    {
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        QObject caller;
        std::optional<Result<TokenAnswer>> answer;
        const auto prompt = PromptPermission::granted();
        fixture.service().fetch({.profile = fixture.profile, .prompt = prompt},
            {&caller, [](const Result<TokenAnswer> &) { }});
        QTRY_COMPARE(fixture.keys.reads, 1);
        fixture.keys.openPrompt();
        fixture.keys.silent = false;
        Profile other = fixture.profile;
        other.id = u"other"_s;
        other.fingerprint = QString(32, u'0');
        fixture.client.expect(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::ConnectionRefused});
        fixture.expectToken("new");
        fixture.service().fetch({.profile = other, .timeLimit = 5s, .prompt = prompt},
            {&caller, [&answer](const Result<TokenAnswer> &result) { answer = result; }});
        QTRY_VERIFY(answer);
        QVERIFY(*answer);
        QCOMPARE(fixture.client.timeLimits.size(), 2U);
        for (const std::chrono::milliseconds limit : fixture.client.timeLimits)
            QCOMPARE_GT(limit, 0ms);
    }

    // A renewal that nobody asked for must not come to share the prompt of somebody who did.
    void whatMayNotPromptAsksForItself()
    {
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        QObject caller;
        fixture.service().fetch({.profile = fixture.profile, .prompt = PromptPermission::granted()},
            {&caller, [](const Result<TokenAnswer> &) { }});
        std::optional<Result<TokenAnswer>> answer;
        fixture.service().fetch({.profile = fixture.profile, .timeLimit = 50ms},
            {&caller, [&answer](const Result<TokenAnswer> &result) { answer = result; }});
        QTRY_COMPARE(fixture.keys.reads, 1); // the other one waits for its lock
        fixture.keys.openPrompt();
        QTRY_VERIFY(answer);
        QCOMPARE(answer->error().code, errorcode::LockTimeout);
    }

    void whoJoinsWhileAPromptIsOpenIsTold()
    {
        TokenRefreshFixture fixture;
        fixture.keys.silent = true;
        QObject caller;
        int first = 0;
        int second = 0;
        fixture.service().fetch(
            {.profile = fixture.profile,
                .prompt = PromptPermission::granted(&caller, [&first] { ++first; })},
            {&caller, [](const Result<TokenAnswer> &) {}});
        QTRY_COMPARE(fixture.keys.reads, 1);
        fixture.keys.openPrompt();
        fixture.service().fetch(
            {.profile = fixture.profile,
                .prompt = PromptPermission::granted(&caller, [&second] { ++second; })},
            {&caller, [](const Result<TokenAnswer> &) {}});
        QCOMPARE(first, 1);
        QCOMPARE(second, 1);
    }

    void permissionToPromptReachesTheStore_data()
    {
        QTest::addColumn<bool>("granted");
        QTest::newRow("granted") << true;
        QTest::newRow("not granted") << false;
    }
    void permissionToPromptReachesTheStore()
    {
        QFETCH(bool, granted);
        TokenRefreshFixture fixture;
        fixture.expectToken("new");
        QVERIFY(fixture.fetch({.profile = fixture.profile,
            .prompt = granted ? PromptPermission::granted() : PromptPermission()}));
        QCOMPARE(fixture.store.mayPrompt, granted);
    }

    void deadCallerDisturbsNobody()
    {
        TokenRefreshFixture fixture;
        fixture.client.expectAndHold();
        auto caller = std::make_unique<QObject>();
        fixture.service().fetch({.profile = fixture.profile},
            {caller.get(), [](const Result<TokenAnswer> &) { qFatal("the dead were answered"); }});
        QTRY_VERIFY(fixture.client.holds());
        caller.reset();
        // The request is on its way: its token must not be lost.
        const QDateTime now = fixture.clock.now();
        fixture.client.answerHeld(
            answerAt(now, 200, tokenBody("kept", now.toSecsSinceEpoch() + 86400)));
        QTRY_VERIFY(fixture.cached());
        QTRY_COMPARE(fixture.record().generation, 1U);
        QCOMPARE(fixture.fetch()->token.id, "kept");
    }

    void lockIsFreeAfterEveryEnd()
    {
        TokenRefreshFixture fixture;
        FileLock lock(fixture.records.lockPath(fixture.profile.fingerprint));
        const auto isFree = [&lock] {
            const bool taken = lock.tryTake() == FileLock::Outcome::Taken;
            lock.release();
            return taken;
        };
        fixture.expectOnEveryTry(answerAt(fixture.clock.now(), 503, {}));
        QVERIFY(!fixture.fetch());
        QVERIFY(isFree());
        fixture.keys.failure = locked;
        QVERIFY(!fixture.fetch());
        QVERIFY(isFree());
        fixture.keys.failure.reset();
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
        QVERIFY(isFree());
    }
};

NLSTOKEN_TEST(tst_tokenrefreshtrouble)
#include "tst_tokenrefreshtrouble.moc"
