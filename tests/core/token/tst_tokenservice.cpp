// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

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

    void askersShareOneRequestAndItsToken()
    {
        FlightDesk desk;
        desk.client.expectAndHold();
        const auto answers = askFiveTimes(desk,
            answerAt(desk.clock.now(), 200,
                tokenBody("shared", desk.clock.now().toSecsSinceEpoch() + 86400)));
        QCOMPARE(answers.size(), 5U);
        for (const Result<TokenAnswer> &answer : answers) {
            QVERIFY(answer);
            QCOMPARE(answer->token.id, "shared");
        }
        QCOMPARE(desk.client.requests.size(), 1U);
        QCOMPARE(desk.keys.reads, 1);
    }

    void askersShareOneRequestAndItsError()
    {
        FlightDesk desk;
        desk.retries.mostRetries = 0;
        desk.client.expectAndHold();
        const auto answers = askFiveTimes(desk, answerAt(desk.clock.now(), 503, {}));
        QCOMPARE(answers.size(), 5U);
        for (const Result<TokenAnswer> &answer : answers) {
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, errorcode::ServerTrouble);
        }
    }

    void askersWithOtherWishesShareTheRequestToo()
    {
        FlightDesk desk;
        Profile twin = desk.profile; // another profile with the same AccessKey
        twin.id = QString(32, u'f');
        twin.name = u"twin"_s;
        const std::vector<TokenAsk> asks{
            {.profile = desk.profile},
            {.profile = desk.profile, .minimumTtl = 600s},
            {.profile = desk.profile, .fresh = true},
            {.profile = twin},
        };
        desk.client.expectAndHold();
        QObject asker;
        QList<QByteArray> tokens;
        for (const TokenAsk &ask : asks)
            desk.service().fetch(ask, {&asker, [&tokens](const Result<TokenAnswer> &answer) {
                                           tokens << (answer ? answer->token.id : "error");
                                       }});
        QTRY_VERIFY(desk.client.holds());
        QTRY_COMPARE(desk.store.calls.size(), 4); // all are at the lock
        const QDateTime now = desk.clock.now();
        desk.client.answerHeld(
            answerAt(now, 200, tokenBody("shared", now.toSecsSinceEpoch() + 86400)));
        QTRY_COMPARE(tokens, QList<QByteArray>(4, "shared"));
        QCOMPARE(desk.client.requests.size(), 1U);
    }

    void answerComesThroughTheEventLoop()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 1h));
        QObject asker;
        bool answered = false;
        desk.service().fetch({.profile = desk.profile},
            {&asker, [&answered](const Result<TokenAnswer> &) { answered = true; }});
        QVERIFY(!answered);
        QTRY_VERIFY(answered);
    }

    void askerMayAskAgainFromItsAnswer()
    {
        FlightDesk desk;
        desk.expectToken("new");
        QObject asker;
        QList<TokenSource> sources;
        const TokenAsk ask{.profile = desk.profile};
        desk.service().fetch(ask, {&asker, [&](const Result<TokenAnswer> &first) {
                                       sources << first->source;
                                       desk.service().fetch(
                                           ask, {&asker, [&](const Result<TokenAnswer> &second) {
                                                     sources << second->source;
                                                 }});
                                   }});
        QTRY_COMPARE(sources, QList<TokenSource>({TokenSource::Service, TokenSource::Cache}));
    }

    void observersAreTold()
    {
        FlightDesk desk;
        const QSignalSpy asking(&desk.service(), &TokenService::asking);
        const QSignalSpy changed(&desk.service(), &TokenService::stateChanged);
        desk.expectToken("new");
        QVERIFY(desk.fetch());
        QCOMPARE(asking.count(), 1);
        QCOMPARE(asking.front().front(), QVariant(u"nlsmeta.ap-southeast-1.aliyuncs.com"_s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().front(), QVariant(desk.profile.fingerprint));
        QVERIFY(desk.fetch());
        QCOMPARE(asking.count(), 1);
    }

    void statusNeedsNeitherKeychainNorNetwork()
    {
        FlightDesk desk;
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::None);
        desk.cache(desk.token("x", 1h));
        desk.store.calls.clear();
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
        QCOMPARE(desk.service().status(desk.profile).expiresIn, 3600s);
        desk.clock.advance(2h);
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Expired);
        QCOMPARE(desk.store.calls, QStringList());
        // Another endpoint makes another identity, of which only the key's full id could tell.
        Profile moved = desk.profile;
        moved.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        QCOMPARE(desk.service().status(moved).state, TokenState::None);
    }

    // No keychain has to be opened to know that the kernel forgets.
    void afterARestartNoTokenOfTheKernelIsCounted_data()
    {
        QTest::addColumn<FlightDesk::Place>("place");
        QTest::addColumn<TokenState>("then");
        QTest::newRow("kernel") << FlightDesk::Place::Kernel << TokenState::None;
        QTest::newRow("keychain") << FlightDesk::Place::Keychain << TokenState::Valid;
    }
    void afterARestartNoTokenOfTheKernelIsCounted()
    {
        QFETCH(FlightDesk::Place, place);
        QFETCH(TokenState, then);
        FlightDesk desk(place);
        desk.expectToken("x");
        QVERIFY(desk.fetch());
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
        desk.clock.advance(10s);
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
        desk.clock.reboot();
        QCOMPARE(desk.service().status(desk.profile).state, then);
        desk.kernel.items.clear();
        if (then == TokenState::None)
            desk.expectToken("y");
        QVERIFY(desk.fetch());
        QVERIFY(desk.client.isDone());
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
    }

    void tokenThatWasAdoptedOutlivesARestart()
    {
        FlightDesk desk(FlightDesk::Place::Kernel);
        desk.expectToken("x");
        QVERIFY(desk.fetch());
        QVERIFY(answerOf<void>([&desk](const auto &reply) {
            desk.service().adopt(desk.profile.fingerprint, desk.token("pasted", 1h), reply);
        }));
        desk.clock.reboot();
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
    }

    void forgettingARefusalKeepsTheHoldAndTheToken()
    {
        FlightDesk desk;
        desk.cache(desk.token("short", 100s));
        desk.client.expect(throttledAt(desk.clock.now()));
        QVERIFY(desk.fetch());
        const FlightRecord before = desk.record();
        desk.service().forgetRefusal(desk.profile.fingerprint);
        FlightRecord expected = before;
        expected.lastError.reset();
        expected.keyChange = desk.record().keyChange;
        QVERIFY(expected.keyChange != before.keyChange);
        QCOMPARE(desk.record(), expected);
        QCOMPARE(
            desk.fetch({.profile = desk.profile, .fresh = true}).error().code, errorcode::HeldBack);
    }

    // It may hold the lock, and be about to write that it has brought a token.
    void forgettingARefusalTouchesNothingOfAFlightUnderWay()
    {
        FlightDesk desk;
        desk.cache(desk.token("x", 1h));
        QFile file(desk.folder.filePath(u"state/"_s + desk.profile.fingerprint + u".json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        desk.clock.advance(1s);
        desk.service().forgetRefusal(desk.profile.fingerprint);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
    }

    void removedTokenIsGoneWithItsRecord()
    {
        FlightDesk desk;
        desk.cache(desk.token("x", 1h));
        const QSignalSpy changed(&desk.service(), &TokenService::stateChanged);
        QVERIFY(removeToken(desk));
        QVERIFY(desk.store.items.empty());
        QCOMPARE(desk.record(), FlightRecord());
        QCOMPARE(changed.count(), 1);
    }

    void tokenThatCannotBeRemovedIsNotForgotten()
    {
        FlightDesk desk;
        desk.cache(desk.token("x", 1h));
        const FlightRecord before = desk.record();
        desk.store.removeFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainNotDeleted};
        const Result<void> removed = removeToken(desk);
        QVERIFY(!removed);
        QCOMPARE(removed.error(), *desk.store.removeFailure);
        QCOMPARE(desk.record(), before);
    }

    void whatNobodyWaitsForIsStopped()
    {
        FlightDesk desk;
        desk.client.expectAndHold();
        auto asker = std::make_unique<QObject>();
        desk.service().fetch({.profile = desk.profile},
            {asker.get(), [](const auto &) { QFAIL("a dead asker was answered"); }});
        QTRY_VERIFY(desk.client.holds());
        desk.service().stopUnwanted();
        FileLock lock(desk.records.lockPath(desk.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Busy);
        asker.reset();
        desk.service().stopUnwanted();
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
        lock.release();
        QVERIFY(!desk.record().lastError);
        desk.expectToken("0123456789abcdef0123456789abcdef");
        QVERIFY(desk.fetch());
    }

    void aTokenThatIsLostIsCountedDownNoMore()
    {
        FlightDesk desk;
        desk.cache(desk.token("0123456789abcdef0123456789abcdef", 1h));
        desk.store.items.clear();
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
        QSignalSpy changed(&desk.service(), &TokenService::stateChanged);
        QVERIFY(answerOf<std::optional<Token>>(
            [&desk](const auto &reply) { desk.service().lookUp(desk.profile, reply); }));
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::None);
        QCOMPARE(changed.size(), 1);
    }

    void whatIsKeptIsFoundGoodOrNot()
    {
        FlightDesk desk;
        const auto found = [&desk] {
            return answerOf<std::optional<Token>>(
                [&desk](const Reply<std::optional<Token>> &reply) {
                    desk.service().lookUp(desk.profile, reply);
                });
        };
        QCOMPARE(*found(), std::nullopt);
        const Token expired = desk.token("0123456789abcdef0123456789abcdef", -1h);
        desk.cache(expired);
        QCOMPARE(*found(), expired);
        desk.profile.fingerprint.clear();
        QCOMPARE(*found(), std::nullopt);
    }

    void everyAnswerIsNoted()
    {
        FlightDesk desk;
        desk.client.expect([&desk]() -> Result<HttpAnswer> {
            desk.clock.advance(212ms);
            const qint64 now = desk.clock.now().toSecsSinceEpoch();
            return answerAt(
                desk.clock.now(), 200, tokenBody("124fc7526f434b8c8198d6196b0a3c8e", now + 86400));
        });
        QVERIFY(desk.fetch()); // obtained
        QVERIFY(desk.fetch()); // reused
        desk.client.expect(throttledAt(desk.clock.now()));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true})); // refused
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true})); // held back
        desk.clock.advance(1min);
        desk.client.expect(answerAt(desk.clock.now(), 200, "<html></html>"));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true})); // failed
        desk.client.expect(
            answerAt(desk.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x")));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true})); // refused
        QVERIFY(!desk.fetch({.profile = desk.profile, .minimumTtl = 30h})); // remembered: held back

        const std::vector<ActivityEntry> entries = desk.activity.read(desk.clock.now().addDays(-1));
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
        FlightDesk desk;
        const QByteArray token = "124fc7526f434b8c8198d6196b0a3c8e";
        desk.client.expect(answerAt(desk.clock.now(), 400,
            refusalBody("SignatureDoesNotMatch",
                "server string to sign is:POST&%2F&AccessKeyId%3D" + desk.keys.id
                    + "%26Action The token '" + token + "' is invalid")));
        QVERIFY(!desk.fetch());
        desk.expectToken(token);
        QVERIFY(desk.fetch({.profile = desk.profile, .fresh = true}));
        int files = 0;
        for (const QString &name : {u"state"_s, u"activity"_s}) {
            const QDir folder(desk.folder.filePath(name));
            for (const QString &entry : folder.entryList(QDir::Files | QDir::Hidden)) {
                QFile file(folder.filePath(entry));
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray content = file.readAll();
                ++files;
                for (const QByteArray &secret : {desk.keys.id, desk.keys.secret, token}) {
                    QVERIFY2(!content.contains(secret), content.constData());
                    QVERIFY(!entry.contains(QString::fromLatin1(secret)));
                }
            }
        }
        QCOMPARE_GE(files, 3); // lock, record, activity
    }

    void activityThatCannotBeWrittenKeepsNoTokenAway()
    {
        FlightDesk desk;
        QFile inTheWay(desk.folder.filePath(u"activity"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        desk.expectToken("new");
        QVERIFY(desk.fetch());
    }

private:
    static std::vector<Result<TokenAnswer>> askFiveTimes(FlightDesk &desk, const HttpAnswer &answer)
    {
        QObject asker;
        std::vector<Result<TokenAnswer>> answers;
        for (int i = 0; i < 5; ++i)
            desk.service().fetch({.profile = desk.profile},
                {&asker,
                    [&answers](const Result<TokenAnswer> &result) { answers.push_back(result); }});
        if (QTest::qWaitFor([&desk] { return desk.client.holds(); }))
            desk.client.answerHeld(answer);
        if (!QTest::qWaitFor([&answers] { return answers.size() == 5; }))
            QTest::qFail("not everybody was answered", __FILE__, __LINE__);
        return answers;
    }

    static Result<void> removeToken(FlightDesk &desk)
    {
        QObject asker;
        std::optional<Result<void>> removed;
        desk.service().removeToken(desk.profile.fingerprint,
            {&asker, [&removed](const Result<void> &result) { removed = result; }});
        if (!QTest::qWaitFor([&removed] { return removed.has_value(); }))
            QTest::qFail("nobody answered", __FILE__, __LINE__);
        return removed.value_or(Failure(ServiceError{}));
    }
};

NLSTOKEN_TEST(tst_tokenservice)
#include "tst_tokenservice.moc"
