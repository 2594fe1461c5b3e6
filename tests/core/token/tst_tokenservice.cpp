// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

class tst_tokenservice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void callersShareOneRequestAndItsToken()
    {
        TokenRefreshFixture fixture;
        fixture.client.expectAndHold();
        const auto answers = askFiveTimes(fixture,
            answerAt(fixture.clock.now(), 200,
                tokenBody("shared", fixture.clock.now().toSecsSinceEpoch() + 86400)));
        QCOMPARE(answers.size(), 5U);
        for (const Result<TokenAnswer> &answer : answers) {
            QVERIFY(answer);
            QCOMPARE(answer->token.id, "shared");
        }
        QCOMPARE(fixture.client.requests.size(), 1U);
        QCOMPARE(fixture.keys.reads, 1);
    }

    void callersShareOneRequestAndItsError()
    {
        TokenRefreshFixture fixture;
        fixture.retries.mostRetries = 0;
        fixture.client.expectAndHold();
        const auto answers = askFiveTimes(fixture, answerAt(fixture.clock.now(), 503, {}));
        QCOMPARE(answers.size(), 5U);
        for (const Result<TokenAnswer> &answer : answers) {
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, errorcode::ServerTrouble);
        }
    }

    void callersWithOtherWishesShareTheRequestToo()
    {
        TokenRefreshFixture fixture;
        Profile twin = fixture.profile; // another profile with the same AccessKey
        twin.id = QString(32, u'f');
        twin.name = u"twin"_s;
        const std::vector<TokenQuery> asks{
            {.profile = fixture.profile},
            {.profile = fixture.profile, .minimumTtl = 600s},
            {.profile = fixture.profile, .fresh = true},
            {.profile = twin},
        };
        fixture.client.expectAndHold();
        QObject caller;
        QList<QByteArray> tokens;
        for (const TokenQuery &query : asks)
            fixture.service().fetch(query, {&caller, [&tokens](const Result<TokenAnswer> &answer) {
                tokens << (answer ? answer->token.id : "error");
            }});
        QTRY_VERIFY(fixture.client.holds());
        QTRY_COMPARE(fixture.store.calls.size(), 4); // all are at the lock
        const QDateTime now = fixture.clock.now();
        fixture.client.answerHeld(
            answerAt(now, 200, tokenBody("shared", now.toSecsSinceEpoch() + 86400)));
        QTRY_COMPARE(tokens, QList<QByteArray>(4, "shared"));
        QCOMPARE(fixture.client.requests.size(), 1U);
    }

    void answerComesThroughTheEventLoop()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("cached", 1h));
        QObject caller;
        bool answered = false;
        fixture.service().fetch({.profile = fixture.profile},
            {&caller, [&answered](const Result<TokenAnswer> &) { answered = true; }});
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void callerMayAskAgainFromItsAnswer()
    {
        TokenRefreshFixture fixture;
        fixture.expectToken("new");
        QObject caller;
        QList<TokenSource> sources;
        const TokenQuery query{.profile = fixture.profile};
        fixture.service().fetch(query, {&caller, [&](const Result<TokenAnswer> &first) {
            sources << first->source;
            fixture.service().fetch(query,
                {&caller, [&](const Result<TokenAnswer> &second) { sources << second->source; }});
        }});
        QTRY_COMPARE(sources, QList<TokenSource>({TokenSource::Service, TokenSource::Cache}));
    }

    void observersAreTold()
    {
        TokenRefreshFixture fixture;
        const QSignalSpy asking(&fixture.service(), &TokenService::asking);
        const QSignalSpy changed(&fixture.service(), &TokenService::stateChanged);
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
        QCOMPARE(asking.count(), 1);
        QCOMPARE(asking.front().front(), QVariant(u"nlsmeta.ap-southeast-1.aliyuncs.com"_s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().front(), QVariant(fixture.profile.fingerprint));
        QVERIFY(fixture.fetch());
        QCOMPARE(asking.count(), 1);
    }

    void statusNeedsNeitherKeychainNorNetwork()
    {
        TokenRefreshFixture fixture;
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::None);
        fixture.cache(fixture.token("x", 1h));
        fixture.store.calls.clear();
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
        QCOMPARE(fixture.service().status(fixture.profile).expiresIn, 3600s);
        fixture.clock.advance(2h);
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Expired);
        QCOMPARE(fixture.store.calls, QStringList());
        // Another endpoint makes another identity, of which only the key's full id could tell.
        Profile moved = fixture.profile;
        moved.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        QCOMPARE(fixture.service().status(moved).state, TokenState::None);
    }

    // No keychain has to be opened to know that the kernel forgets.
    void afterARestartNoTokenOfTheKernelIsCounted_data()
    {
        QTest::addColumn<TokenRefreshFixture::Storage>("place");
        QTest::addColumn<TokenState>("then");
        QTest::newRow("kernel") << TokenRefreshFixture::Storage::Kernel << TokenState::None;
        QTest::newRow("keychain") << TokenRefreshFixture::Storage::Keychain << TokenState::Valid;
    }
    void afterARestartNoTokenOfTheKernelIsCounted()
    {
        QFETCH(TokenRefreshFixture::Storage, place);
        QFETCH(TokenState, then);
        TokenRefreshFixture fixture(place);
        fixture.expectToken("x");
        QVERIFY(fixture.fetch());
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
        fixture.clock.advance(10s);
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
        fixture.clock.reboot();
        QCOMPARE(fixture.service().status(fixture.profile).state, then);
        fixture.kernel.items.clear();
        if (then == TokenState::None)
            fixture.expectToken("y");
        QVERIFY(fixture.fetch());
        QVERIFY(fixture.client.isDone());
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
    }

    // What a fetch of another program is about to write would be lost, or would lose this.
    void nothingIsAdoptedWhileAnotherProgramFetches()
    {
        TokenRefreshFixture fixture;
        FileLock lock(fixture.records.lockPath(fixture.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
        const RefreshState before = fixture.record();
        const auto adopt = [&fixture] {
            return answerOf<void>([&fixture](const auto &reply) {
                fixture.service().adopt(
                    fixture.profile.fingerprint, fixture.token("pasted", 1h), {}, reply);
            });
        };
        QCOMPARE(adopt().error().code, errorcode::LockTimeout);
        QCOMPARE(fixture.record(), before);
        QVERIFY(!fixture.cached());
        lock.release();
        QVERIFY(adopt());
        QCOMPARE(fixture.cached()->id, "pasted");
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken); // given back
    }

    void tokenThatWasAdoptedOutlivesARestart()
    {
        TokenRefreshFixture fixture(TokenRefreshFixture::Storage::Kernel);
        fixture.expectToken("x");
        QVERIFY(fixture.fetch());
        QVERIFY(answerOf<void>([&fixture](const auto &reply) {
            fixture.service().adopt(
                fixture.profile.fingerprint, fixture.token("pasted", 1h), {}, reply);
        }));
        fixture.clock.reboot();
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
    }

    void forgettingARefusalKeepsTheHoldAndTheToken()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("short", 100s));
        fixture.client.expect(throttledAt(fixture.clock.now()));
        QVERIFY(fixture.fetch());
        const RefreshState before = fixture.record();
        fixture.service().forgetRefusal(fixture.profile.fingerprint);
        RefreshState expected = before;
        expected.lastError.reset();
        expected.keyChange = fixture.record().keyChange;
        QVERIFY(expected.keyChange != before.keyChange);
        QCOMPARE(fixture.record(), expected);
        QCOMPARE(fixture.fetch({.profile = fixture.profile, .fresh = true}).error().code,
            errorcode::HeldBack);
    }

    // It may hold the lock, and be about to write that it has brought a token.
    void forgettingARefusalTouchesNothingOfAFlightUnderWay()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("x", 1h));
        QFile file(fixture.folder.filePath(u"state/"_s + fixture.profile.fingerprint + u".json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        fixture.clock.advance(1s);
        fixture.service().forgetRefusal(fixture.profile.fingerprint);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
    }

    void removedTokenIsGoneWithItsRecord()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("x", 1h));
        const QSignalSpy changed(&fixture.service(), &TokenService::stateChanged);
        QVERIFY(removeToken(fixture));
        QVERIFY(fixture.store.items.empty());
        QCOMPARE(fixture.record(), RefreshState());
        QCOMPARE(changed.count(), 1);
    }

    void tokenThatCannotBeRemovedIsNotForgotten()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("x", 1h));
        const RefreshState before = fixture.record();
        fixture.store.removeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainNotDeleted};
        const Result<void> removed = removeToken(fixture);
        QVERIFY(!removed);
        QCOMPARE(removed.error(), *fixture.store.removeFailure);
        QCOMPARE(fixture.record(), before);
    }

    void whatNobodyWaitsForIsStopped()
    {
        TokenRefreshFixture fixture;
        fixture.client.expectAndHold();
        auto caller = std::make_unique<QObject>();
        fixture.service().fetch({.profile = fixture.profile},
            {caller.get(), [](const auto &) { QFAIL("a dead caller was answered"); }});
        QTRY_VERIFY(fixture.client.holds());
        fixture.service().stopUnwanted();
        FileLock lock(fixture.records.lockPath(fixture.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Busy);
        caller.reset();
        fixture.service().stopUnwanted();
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
        lock.release();
        QVERIFY(!fixture.record().lastError);
        fixture.expectToken("0123456789abcdef0123456789abcdef");
        QVERIFY(fixture.fetch());
    }

    void aTokenThatIsLostIsCountedDownNoMore()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("0123456789abcdef0123456789abcdef", 1h));
        fixture.store.items.clear();
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
        QSignalSpy changed(&fixture.service(), &TokenService::stateChanged);
        QVERIFY(answerOf<std::optional<Token>>(
            [&fixture](const auto &reply) { fixture.service().lookUp(fixture.profile, reply); }));
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::None);
        QCOMPARE(changed.size(), 1);
    }

    void whatIsKeptIsFoundGoodOrNot()
    {
        TokenRefreshFixture fixture;
        const auto found = [&fixture] {
            return answerOf<std::optional<Token>>(
                [&fixture](const Reply<std::optional<Token>> &reply) {
                fixture.service().lookUp(fixture.profile, reply);
            });
        };
        QCOMPARE(*found(), std::nullopt);
        const Token expired = fixture.token("0123456789abcdef0123456789abcdef", -1h);
        fixture.cache(expired);
        QCOMPARE(*found(), expired);
        fixture.profile.fingerprint.clear();
        QCOMPARE(*found(), std::nullopt);
    }

    void everyAnswerIsNoted()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect([&fixture]() -> Result<HttpAnswer> {
            fixture.clock.advance(212ms);
            const qint64 now = fixture.clock.now().toSecsSinceEpoch();
            return answerAt(fixture.clock.now(), 200,
                tokenBody("124fc7526f434b8c8198d6196b0a3c8e", now + 86400));
        });
        QVERIFY(fixture.fetch()); // obtained
        QVERIFY(fixture.fetch()); // reused
        fixture.client.expect(throttledAt(fixture.clock.now()));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true})); // refused
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true})); // held back
        fixture.clock.advance(1min);
        fixture.client.expect(answerAt(fixture.clock.now(), 200, "<html></html>"));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true})); // failed
        fixture.client.expect(
            answerAt(fixture.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x")));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true})); // refused
        QVERIFY(!fixture.fetch(
            {.profile = fixture.profile, .minimumTtl = 30h})); // remembered: held back

        const std::vector<ActivityEntry> entries =
            fixture.activity.read(fixture.clock.now().addDays(-1));
        QCOMPARE(entries.size(), 7U);
        const std::vector outcomes{ActivityOutcome::Obtained, ActivityOutcome::Reused,
            ActivityOutcome::Refused, ActivityOutcome::HeldBack, ActivityOutcome::Failed,
            ActivityOutcome::Refused, ActivityOutcome::HeldBack};
        for (size_t i = 0; i < outcomes.size(); ++i) {
            QCOMPARE(entries[i].outcome, outcomes[i]);
            QCOMPARE(entries[i].profile, u"demo"_s);
            QCOMPARE(entries[i].program, u"nls-token get"_s);
            QCOMPARE(entries[i].endpoint, u"nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        }
        QCOMPARE(entries[0].duration, 212ms);
        QCOMPARE(entries[0].userId, u"1234567890123456"_s);
        QCOMPARE(entries[2].errorKind, ErrorKind::Throttled);
        QCOMPARE(entries[2].code, u"Throttling.User"_s);
        QCOMPARE(entries[2].httpStatus, 400);
        QCOMPARE(entries[4].code, errorcode::NotTheService);
    }

    void noCredentialIsInAnyFile()
    {
        TokenRefreshFixture fixture;
        const QByteArray token = "124fc7526f434b8c8198d6196b0a3c8e";
        fixture.client.expect(answerAt(fixture.clock.now(), 400,
            refusalBody("SignatureDoesNotMatch",
                "server string to sign is:POST&%2F&AccessKeyId%3D" + fixture.keys.id
                    + "%26Action The token '" + token + "' is invalid")));
        QVERIFY(!fixture.fetch());
        fixture.expectToken(token);
        QVERIFY(fixture.fetch({.profile = fixture.profile, .fresh = true}));
        int files = 0;
        for (const QString &name : {u"state"_s, u"activity"_s}) {
            const QDir folder(fixture.folder.filePath(name));
            for (const QString &entry : folder.entryList(QDir::Files | QDir::Hidden)) {
                QFile file(folder.filePath(entry));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray content = file.readAll();
                ++files;
                for (const QByteArray &secret : {fixture.keys.id, fixture.keys.secret, token}) {
                    QVERIFY2(!content.contains(secret), content.constData());
                    QVERIFY(!entry.contains(QString::fromLatin1(secret)));
                }
            }
        }
        QCOMPARE_GE(files, 3); // lock, record, activity
    }

    void activityThatCannotBeWrittenKeepsNoTokenAway()
    {
        TokenRefreshFixture fixture;
        QFile inTheWay(fixture.folder.filePath(u"activity"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
    }

private:
    static std::vector<Result<TokenAnswer>> askFiveTimes(
        TokenRefreshFixture &fixture, const HttpAnswer &answer)
    {
        QObject caller;
        std::vector<Result<TokenAnswer>> answers;
        for (int i = 0; i < 5; ++i)
            fixture.service().fetch({.profile = fixture.profile},
                {&caller,
                    [&answers](const Result<TokenAnswer> &result) { answers.push_back(result); }});
        if (QTest::qWaitFor([&fixture] { return fixture.client.holds(); }))
            fixture.client.answerHeld(answer);
        if (!QTest::qWaitFor([&answers] { return answers.size() == 5; }))
            QTest::qFail("not everybody was answered", __FILE__, __LINE__);
        return answers;
    }

    static Result<void> removeToken(TokenRefreshFixture &fixture)
    {
        QObject caller;
        std::optional<Result<void>> removed;
        fixture.service().removeToken(fixture.profile.fingerprint, {},
            {&caller, [&removed](const Result<void> &result) { removed = result; }});
        if (!QTest::qWaitFor([&removed] { return removed.has_value(); }))
            QTest::qFail("nobody answered", __FILE__, __LINE__);
        return removed.value_or(Failure(ServiceError{}));
    }
};

NLSTOKEN_TEST(tst_tokenservice)
#include "tst_tokenservice.moc"
