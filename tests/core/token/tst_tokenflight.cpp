// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/secrets/secretname.h"
#include "core/signing/canonicalquery.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

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

// Each step of a flight and each way out of it, for one asker alone.
class tst_tokenflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void cachedTokenIsAnsweredWithoutAskingAnybody()
    {
        FlightDesk desk;
        const Token token = desk.token("cached", 1h);
        desk.cache(token);
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(*answer, (TokenAnswer{.token = token, .source = TokenSource::Cache}));
        QCOMPARE(desk.client.requests.size(), 0U);
        QCOMPARE(desk.keys.reads, 0);
        QCOMPARE(desk.store.calls.size(), 1);
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
        FlightDesk desk;
        Token token = desk.token("old", std::chrono::seconds(remaining));
        token.obtainedAt = token.expireTime - lifetime;
        desk.cache(token);
        if (!cached)
            desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, cached ? "old" : "new");
        QVERIFY(desk.client.isDone());
    }

    void obtainedTokenIsKeptAndRecorded()
    {
        FlightDesk desk;
        desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->source, TokenSource::Service);
        QVERIFY(answer->warnings.empty());
        QCOMPARE(desk.cached(), answer->token);
        const FlightRecord record = desk.record();
        QCOMPARE(record.generation, 1U);
        QCOMPARE(record.expireTime, answer->token.expireTime);
        QCOMPARE(record.obtainedAt, answer->token.obtainedAt);
        QCOMPARE(record.when, desk.clock.now());
        QVERIFY(!record.lastError);
        QVERIFY(desk.fetch());
        QCOMPARE(desk.client.requests.size(), 1U);
    }

    void explicitMinimumIsAPromise()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 1000s));
        TokenAsk ask{.profile = desk.profile, .minimumTtl = 1000s};
        QCOMPARE(desk.fetch(ask)->token.id, "cached");
        ask.minimumTtl = 1001s;
        desk.expectOnEveryTry(answerAt(desk.clock.now(), 503, {}));
        const Result<TokenAnswer> refused = desk.fetch(ask);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Network);
        // Less than the default may be asked for, but never an expired one.
        desk.cache(desk.token("expired", 0s));
        ask.minimumTtl = 0s;
        desk.expectToken("new");
        QCOMPARE(desk.fetch(ask)->token.id, "new");
    }

    void tokenJustObtainedIsAnsweredHoweverShort()
    {
        FlightDesk desk;
        const QDateTime now = desk.clock.now();
        desk.client.expect(answerAt(now, 200, tokenBody("short", now.toSecsSinceEpoch() + 5)));
        const Result<TokenAnswer> answer =
            desk.fetch({.profile = desk.profile, .minimumTtl = 3600s});
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "short");
    }

    void freshNeverAnswersFromTheCache()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 12h));
        desk.expectToken("new");
        QCOMPARE(desk.fetch({.profile = desk.profile, .fresh = true})->token.id, "new");
        desk.expectOnEveryTry(answerAt(desk.clock.now(), 503, {}));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true}));
    }

    void remainingTimeGoesByTheServicesClock()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 1h));
        desk.learnClock(2h);
        desk.client.expect([&desk]() -> Result<HttpAnswer> {
            const QDateTime there = desk.clock.now().addSecs(7200);
            HttpAnswer answer =
                answerAt(there, 200, tokenBody("new", there.toSecsSinceEpoch() + 86400));
            answer.sentAt = answer.receivedAt = desk.clock.now();
            return answer;
        });
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QCOMPARE_LE(std::chrono::abs(answer->clockOffset - 2h), 500ms);
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockZoneBehind));
        // The request was stamped with the service's time too.
        QVERIFY(desk.client.requests.front().body.contains(
            "Timestamp=" + desk.clock.now().addSecs(7200).toString(u"yyyy-MM-ddTHH"_s).toLatin1()));
    }

    void sameTokenAgainIsSaidToBe()
    {
        FlightDesk desk;
        desk.cache(desk.token("same", 100s));
        desk.expectToken("same");
        QCOMPARE(codesOf(desk.fetch()->warnings), QStringList(errorcode::SameToken));
    }

    void refusedClockIsCorrectedOnce()
    {
        FlightDesk desk;
        const QDateTime there = desk.clock.now().addSecs(1200);
        const auto answered = [&](int status, const QByteArray &body) {
            HttpAnswer answer = answerAt(there, status, body);
            answer.sentAt = answer.receivedAt = desk.clock.now();
            return answer;
        };
        const QByteArray refusal = refusalBody("InvalidTimeStamp.Expired", "Expired.");
        desk.client.expect(answered(400, refusal));
        desk.client.expect(answered(200, tokenBody("new", there.toSecsSinceEpoch() + 86400)));
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockBehind));
        QCOMPARE(desk.keys.reads, 1);
        QCOMPARE(desk.client.requests.size(), 2U);
        const auto sent = [&desk](size_t i) {
            return signing::parsedQuery(desk.client.requests.at(i).body);
        };
        QCOMPARE(sent(0).at("Timestamp"), RequestMoment::at(desk.clock.now()).timestamp);
        QCOMPARE(sent(1).at("Timestamp"), RequestMoment::at(there).timestamp);
        QCOMPARE_NE(sent(0).at("SignatureNonce"), sent(1).at("SignatureNonce"));
        QCOMPARE_NE(sent(0).at("Signature"), sent(1).at("Signature"));
        // What was learned serves the next program.
        QCOMPARE_LE(std::chrono::abs(desk.record().clockOffset - 20min), 500ms);
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
        FlightDesk desk;
        const QDateTime there = desk.clock.now().addSecs(-ahead);
        HttpAnswer answer =
            answerAt(there, 200, tokenBody("new", there.toSecsSinceEpoch() + 86400));
        answer.sentAt = answer.receivedAt = desk.clock.now();
        desk.client.expect(answer);
        const Result<TokenAnswer> told = desk.fetch();
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
            FlightDesk desk;
            desk.expectToken("new");
            QVERIFY(desk.fetch());
            desk.clock.advance(1h);
            const TokenStatus before = desk.service().status(desk.profile);
            QCOMPARE_GT(before.expiresIn, 82798s);
            desk.clock.setNow(desk.clock.now().addSecs(step));
            QCOMPARE(desk.service().status(desk.profile).expiresIn, before.expiresIn);
            const Result<TokenAnswer> answer = desk.fetch();
            QVERIFY(answer);
            QCOMPARE(answer->source, TokenSource::Cache);
            const qint64 serviceNow =
                desk.clock.now().toMSecsSinceEpoch() + answer->clockOffset.count();
            QCOMPARE(answer->token.remaining(serviceNow), before.expiresIn);
        }
    }

    void clockRefusedTwiceIsAClockError()
    {
        FlightDesk desk;
        const HttpAnswer refusal = answerAt(
            desk.clock.now().addSecs(1200), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        desk.client.expect(refusal);
        desk.client.expect(refusal);
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Clock);
        QCOMPARE(answer.error().code, u"InvalidTimeStamp.Expired"_s);
    }

    void clockRefusedWithoutADateIsNotTriedAgain()
    {
        FlightDesk desk;
        HttpAnswer refusal =
            answerAt(desk.clock.now(), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        refusal.date.clear();
        desk.client.expect(refusal);
        QCOMPARE(desk.fetch().error().kind, ErrorKind::Clock);
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
        FlightDesk desk;
        desk.keys.endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        desk.profile.endpoint = endpoint;
        if (sent)
            desk.expectToken("new");
        const Result<TokenAnswer> answer =
            desk.fetch({.profile = desk.profile, .endpointConfirmed = confirmed});
        QCOMPARE(answer.has_value(), sent);
        QVERIFY(desk.client.isDone());
        if (sent)
            return;
        QCOMPARE(answer.error().kind, ErrorKind::Profile);
        QCOMPARE(answer.error().code, errorcode::EndpointNotConfirmed);
        QCOMPARE(answer.error().detail, endpoint);
    }

    void otherEndpointIsAnotherIdentity()
    {
        FlightDesk desk;
        desk.cache(desk.token("Singapore's", 1h));
        Profile shanghai = desk.profile;
        shanghai.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        shanghai.apiVersion = u"2019-02-28"_s;
        desk.expectToken("Shanghai's");
        QCOMPARE(desk.fetch({.profile = shanghai})->token.id, "Shanghai's");
        QCOMPARE(desk.fetch({.profile = shanghai})->token.id, "Shanghai's");
        QCOMPARE(desk.fetch()->token.id, "Singapore's");
        const QString other = fingerprint(
            {desk.keys.id, shanghai.endpoint, shanghai.apiVersion}, QByteArray(32, 's'));
        QVERIFY(desk.store.items.contains(tokenItemName(other)));
        QCOMPARE(desk.records.load(other).generation, 1U);
    }

    void otherVersionIsAnotherIdentity()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 1h));
        Profile other = desk.profile;
        other.apiVersion = u"2019-02-28"_s;
        desk.expectToken("new");
        QCOMPARE(desk.fetch({.profile = other})->token.id, "new");
    }
};

NLSTOKEN_TEST(tst_tokenflight)
#include "tst_tokenflight.moc"
