// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/secrets/secretname.h"
#include "core/signing/canonicalquery.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

QStringList codesOf(const std::vector<ServiceError> &warnings)
{
    QStringList codes;
    for (const ServiceError &warning : warnings)
        codes << warning.code;
    return codes;
}

} // namespace

// Each step of a fetch and each way out of it, for one caller alone.
class tst_tokenrefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void cachedTokenIsAnsweredWithoutAskingAnybody()
    {
        TokenRefreshFixture fixture;
        const Token token = fixture.token("cached", 1h);
        fixture.cache(token);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(*answer, (TokenAnswer{.token = token, .source = TokenSource::Cache}));
        QCOMPARE(fixture.client.requests.size(), 0U);
        QCOMPARE(fixture.keys.reads, 0);
        QCOMPARE(fixture.store.calls.size(), 1);
    }

    void tokenBelowTheDefaultMinimumIsRenewed_data()
    {
        QTest::addColumn<int>("remaining");
        QTest::addColumn<int>("lifetime");
        QTest::addColumn<bool>("cached");
        QTest::newRow("300 s of a day") << 300 << 86400 << true;
        QTest::newRow("299 s of a day") << 299 << 86400 << false;
        QTest::newRow("half of a minute") << 30 << 60 << true;
        QTest::newRow("less than half of a minute") << 29 << 60 << false;
        QTest::newRow("one of two seconds") << 1 << 2 << true;
        QTest::newRow("expired now") << 0 << 86400 << false;
        QTest::newRow("expired long ago") << -86400 << 86400 << false;
    }
    void tokenBelowTheDefaultMinimumIsRenewed()
    {
        QFETCH(int, remaining);
        QFETCH(int, lifetime);
        QFETCH(bool, cached);
        TokenRefreshFixture fixture;
        Token token = fixture.token("old", std::chrono::seconds(remaining));
        token.obtainedAt = token.expireTime - lifetime;
        fixture.cache(token);
        if (!cached)
            fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, cached ? "old" : "new");
        QVERIFY(fixture.client.isDone());
    }

    void obtainedTokenIsKeptAndRecorded()
    {
        TokenRefreshFixture fixture;
        fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->source, TokenSource::Service);
        QVERIFY(answer->warnings.empty());
        QCOMPARE(fixture.cached(), answer->token);
        const RefreshState record = fixture.record();
        QCOMPARE(record.generation, 1U);
        QCOMPARE(record.expireTime, answer->token.expireTime);
        QCOMPARE(record.obtainedAt, answer->token.obtainedAt);
        QCOMPARE(record.when, fixture.clock.now());
        QVERIFY(!record.lastError);
        QVERIFY(fixture.fetch());
        QCOMPARE(fixture.client.requests.size(), 1U);
    }

    void explicitMinimumIsAPromise()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("cached", 1000s));
        TokenQuery query{.profile = fixture.profile, .minimumTtl = 1000s};
        QCOMPARE(fixture.fetch(query)->token.id, "cached");
        query.minimumTtl = 1001s;
        fixture.expectOnEveryTry(answerAt(fixture.clock.now(), 503, {}));
        const Result<TokenAnswer> refused = fixture.fetch(query);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Network);
        // Less than the default may be asked for, but never an expired one.
        fixture.cache(fixture.token("expired", 0s));
        query.minimumTtl = 0s;
        fixture.expectToken("new");
        QCOMPARE(fixture.fetch(query)->token.id, "new");
    }

    void tokenJustObtainedIsAnsweredHoweverShort()
    {
        TokenRefreshFixture fixture;
        const QDateTime now = fixture.clock.now();
        fixture.client.expect(answerAt(now, 200, tokenBody("short", now.toSecsSinceEpoch() + 5)));
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .minimumTtl = 3600s});
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "short");
    }

    void freshNeverAnswersFromTheCache()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("cached", 12h));
        fixture.expectToken("new");
        QCOMPARE(fixture.fetch({.profile = fixture.profile, .fresh = true})->token.id, "new");
        fixture.expectOnEveryTry(answerAt(fixture.clock.now(), 503, {}));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true}));
    }

    void remainingTimeGoesByTheServicesClock()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("cached", 1h));
        fixture.learnClock(2h);
        fixture.client.expect([&fixture]() -> Result<HttpAnswer> {
            const QDateTime there = fixture.clock.now().addSecs(7200);
            HttpAnswer answer =
                answerAt(there, 200, tokenBody("new", there.toSecsSinceEpoch() + 86400));
            answer.sentAt = answer.receivedAt = fixture.clock.now();
            return answer;
        });
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE_LE(std::chrono::abs(answer->clockOffset - 2h), 500ms);
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockZoneBehind));
        // The request was stamped with the service's time too.
        QVERIFY(fixture.client.requests.front().body.contains("Timestamp="
            + fixture.clock.now().addSecs(7200).toString(u"yyyy-MM-ddTHH"_s).toLatin1()));
    }

    void sameTokenAgainIsSaidToBe()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("same", 100s));
        fixture.expectToken("same");
        QCOMPARE(codesOf(fixture.fetch()->warnings), QStringList(errorcode::SameToken));
    }

    void refusedClockIsCorrectedOnce()
    {
        TokenRefreshFixture fixture;
        const QDateTime there = fixture.clock.now().addSecs(1200);
        const auto answered = [&](int status, const QByteArray &body) {
            HttpAnswer answer = answerAt(there, status, body);
            answer.sentAt = answer.receivedAt = fixture.clock.now();
            return answer;
        };
        const QByteArray refusal = refusalBody("InvalidTimeStamp.Expired", "Expired.");
        fixture.client.expect(answered(400, refusal));
        fixture.client.expect(answered(200, tokenBody("new", there.toSecsSinceEpoch() + 86400)));
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockBehind));
        QCOMPARE(fixture.keys.reads, 1);
        QCOMPARE(fixture.client.requests.size(), 2U);
        const auto sent = [&fixture](size_t i) {
            return signing::parsedQuery(fixture.client.requests.at(i).body);
        };
        QCOMPARE(sent(0).at("Timestamp"), TimestampAndNonce::at(fixture.clock.now()).timestamp);
        QCOMPARE(sent(1).at("Timestamp"), TimestampAndNonce::at(there).timestamp);
        QCOMPARE_NE(sent(0).at("SignatureNonce"), sent(1).at("SignatureNonce"));
        QCOMPARE_NE(sent(0).at("Signature"), sent(1).at("Signature"));
        // What was learned serves the next program.
        QCOMPARE_LE(std::chrono::abs(fixture.record().clockOffset - 20min), 500ms);
    }

    void clockThatIsOffIsTold_data()
    {
        QTest::addColumn<int>("ahead"); // seconds, this computer's clock before the service's
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("detail");
        QTest::newRow("ahead") << 1200 << QString(errorcode::ClockAhead) << u"0:20:00"_s;
        QTest::newRow("behind") << -90000 << QString(errorcode::ClockBehind) << u"25:00:00"_s;
        QTest::newRow("ahead by a zone")
            << 8 * 3600 << QString(errorcode::ClockZoneAhead) << u"8:00:00"_s;
        QTest::newRow("behind by half a zone, and a minute")
            << -19740 << QString(errorcode::ClockZoneBehind) << u"5:29:00"_s;
        QTest::newRow("no zone") << 4 * 3600 + 600 << QString(errorcode::ClockAhead)
                                 << u"4:10:00"_s;
        QTest::newRow("a little") << 58 << QString() << QString();
        QTest::newRow("right") << 0 << QString() << QString();
    }
    void clockThatIsOffIsTold()
    {
        QFETCH(int, ahead);
        QFETCH(QString, code);
        QFETCH(QString, detail);
        TokenRefreshFixture fixture;
        const QDateTime there = fixture.clock.now().addSecs(-ahead);
        HttpAnswer answer =
            answerAt(there, 200, tokenBody("new", there.toSecsSinceEpoch() + 86400));
        answer.sentAt = answer.receivedAt = fixture.clock.now();
        fixture.client.expect(answer);
        const Result<TokenAnswer> told = fixture.fetch();
        QVERIFY(told);
        QCOMPARE(told->warnings.size(), code.isEmpty() ? 0U : 1U);
        if (code.isEmpty())
            return;
        QCOMPARE(told->warnings[0].kind, ErrorKind::Clock);
        QCOMPARE(told->warnings[0].code, code);
        QCOMPARE(told->warnings[0].detail, detail);
    }

    void wallClockThatIsSetDoesNotChangeWhatIsLeft()
    {
        for (const int step : {-10 * 3600, 23 * 3600, 86400 * 400}) {
            TokenRefreshFixture fixture;
            fixture.expectToken("new");
            QVERIFY(fixture.fetch());
            fixture.clock.advance(1h);
            const TokenStatus before = fixture.service().status(fixture.profile);
            QCOMPARE_GT(before.expiresIn, 82798s);
            fixture.clock.setNow(fixture.clock.now().addSecs(step));
            QCOMPARE(fixture.service().status(fixture.profile).expiresIn, before.expiresIn);
            const Result<TokenAnswer> answer = fixture.fetch();
            QVERIFY(answer);
            QCOMPARE(answer->source, TokenSource::Cache);
            const qint64 serviceNow =
                fixture.clock.now().toMSecsSinceEpoch() + answer->clockOffset.count();
            QCOMPARE(answer->token.remaining(serviceNow), before.expiresIn);
        }
    }

    void clockRefusedTwiceIsAClockError()
    {
        TokenRefreshFixture fixture;
        const HttpAnswer refusal = answerAt(
            fixture.clock.now().addSecs(1200), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        fixture.client.expect(refusal);
        fixture.client.expect(refusal);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Clock);
        QCOMPARE(answer.error().code, u"InvalidTimeStamp.Expired"_s);
    }

    void clockRefusedWithoutADateIsNotTriedAgain()
    {
        TokenRefreshFixture fixture;
        HttpAnswer refusal =
            answerAt(fixture.clock.now(), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        refusal.date.clear();
        fixture.client.expect(refusal);
        QCOMPARE(fixture.fetch().error().kind, ErrorKind::Clock);
    }

    void keyIsUsedOnlyForItsEndpointUntilConfirmed_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<bool>("confirmed");
        QTest::addColumn<bool>("sent");
        const QString own = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        QTest::newRow("its own") << own << false << true;
        QTest::newRow("the service's other site")
            << u"https://nls-meta.cn-shanghai.aliyuncs.com"_s << false << true;
        QTest::newRow("a stranger's") << u"https://tokens.example"_s << false << false;
        QTest::newRow("a stranger's, confirmed") << u"https://tokens.example"_s << true << true;
        QTest::newRow("a name that looks like it")
            << u"https://aliyuncs.com.example"_s << false << false;
        QTest::newRow("this computer") << u"http://127.0.0.1:8080"_s << false << false;
    }
    void keyIsUsedOnlyForItsEndpointUntilConfirmed()
    {
        QFETCH(QString, endpoint);
        QFETCH(bool, confirmed);
        QFETCH(bool, sent);
        TokenRefreshFixture fixture;
        fixture.keys.endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        fixture.profile.endpoint = endpoint;
        if (sent)
            fixture.expectToken("new");
        const Result<TokenAnswer> answer =
            fixture.fetch({.profile = fixture.profile, .endpointConfirmed = confirmed});
        QCOMPARE(answer.has_value(), sent);
        QVERIFY(fixture.client.isDone());
        if (sent)
            return;
        QCOMPARE(answer.error().kind, ErrorKind::Profile);
        QCOMPARE(answer.error().code, errorcode::EndpointNotConfirmed);
        QCOMPARE(answer.error().detail, endpoint);
    }

    void otherEndpointIsAnotherIdentity()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("Singapore's", 1h));
        Profile shanghai = fixture.profile;
        shanghai.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        shanghai.apiVersion = u"2019-02-28"_s;
        fixture.expectToken("Shanghai's");
        QCOMPARE(fixture.fetch({.profile = shanghai})->token.id, "Shanghai's");
        QCOMPARE(fixture.fetch({.profile = shanghai})->token.id, "Shanghai's");
        QCOMPARE(fixture.fetch()->token.id, "Singapore's");
        const QString other = fingerprint(
            {fixture.keys.id, shanghai.endpoint, shanghai.apiVersion}, QByteArray(32, 's'));
        QVERIFY(fixture.store.items.contains(tokenItemName(other)));
        QCOMPARE(fixture.records.load(other).generation, 1U);
    }

    void otherVersionIsAnotherIdentity()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("cached", 1h));
        Profile other = fixture.profile;
        other.apiVersion = u"2019-02-28"_s;
        fixture.expectToken("new");
        QCOMPARE(fixture.fetch({.profile = other})->token.id, "new");
    }

    // A promise that the service can't keep: it is asked once a minute.
    void tokenShorterThanAskedIsServedForAMinute()
    {
        TokenRefreshFixture fixture;
        const TokenQuery query{.profile = fixture.profile, .minimumTtl = 48h};
        fixture.expectToken("new");
        Result<TokenAnswer> answer = fixture.fetch(query);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.back().code, errorcode::TokenShort);
        fixture.clock.advance(59s);
        answer = fixture.fetch(query);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE(answer->warnings.back().code, errorcode::TokenShort);
        QCOMPARE(answer->warnings.back().detail, QString::number(86400 - 59));
        fixture.clock.advance(2s);
        fixture.expectToken("newer");
        QCOMPARE(fixture.fetch(query)->token.id, "newer");
        // Nobody had asked for a longer one than this.
        fixture.expectToken("plain");
        QCOMPARE(fixture.fetch({.profile = fixture.profile, .fresh = true})->token.id, "plain");
        fixture.expectToken("newer");
        QCOMPARE(fixture.fetch(query)->token.id, "newer");
        // One that the service has longer ones of is no such case.
        fixture.clock.advance(50s);
        fixture.expectToken("newest");
        QCOMPARE(
            fixture.fetch({.profile = fixture.profile, .minimumTtl = 24h})->token.id, "newest");
    }
};

NLSTOKEN_TEST(tst_tokenrefresh)
#include "tst_tokenrefresh.moc"
