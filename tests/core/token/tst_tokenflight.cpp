// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/secrets/secretname.h"
#include "core/signing/canonicalquery.h"
#include "tests/support/flightdesk.h"
#include "tests/support/recordedanswers.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

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
        desk.client.expect(answerAt(desk.clock.now(), 503, {}));
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
        desk.client.expect(answerAt(desk.clock.now(), 503, {}));
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true}));
    }

    void remainingTimeGoesByTheServicesClock()
    {
        FlightDesk desk;
        desk.cache(desk.token("cached", 1h));
        FlightRecord record = desk.record();
        record.clockOffset = 2h; // the service is two hours further
        desk.setRecord(record);
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
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockOff));
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

    void throttlingStartsAHoldThatSendsNothing()
    {
        FlightDesk desk;
        desk.client.expect(throttledAt(desk.clock.now()));
        const Result<TokenAnswer> refused = desk.fetch();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Throttled);
        QCOMPARE(refused.error().code, u"Throttling.User"_s);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE_GE(*refused.error().retryAfter, 4s);
        QCOMPARE_LE(*refused.error().retryAfter, 6s);

        for (const bool fresh : {false, true}) {
            desk.clock.advance(1s);
            const Result<TokenAnswer> held = desk.fetch({.profile = desk.profile, .fresh = fresh});
            QVERIFY(!held);
            QCOMPARE(held.error().kind, ErrorKind::Throttled);
            QCOMPARE(held.error().code, errorcode::HeldBack);
            QVERIFY(held.error().retryAfter);
            QCOMPARE_LT(*held.error().retryAfter, *refused.error().retryAfter);
        }
        desk.clock.advance(4s);
        desk.expectToken("new");
        QVERIFY(desk.fetch());
        QCOMPARE(desk.record().throttles, 0);
        QVERIFY(!desk.record().heldUntil.isValid());
    }

    void holdGrowsWithEachRefusalInARow()
    {
        FlightDesk desk;
        std::chrono::milliseconds before = 0ms;
        for (int i = 1; i <= 4; ++i) {
            desk.client.expect(throttledAt(desk.clock.now()));
            const Result<TokenAnswer> refused = desk.fetch();
            QVERIFY(!refused);
            QCOMPARE(desk.record().throttles, i);
            QCOMPARE_GT(*refused.error().retryAfter, before);
            before = *refused.error().retryAfter;
            desk.clock.advance(before);
        }
        QCOMPARE_GE(before, 32s);
    }

    void longerWishOfTheServiceIsKept()
    {
        FlightDesk desk;
        HttpAnswer answer = throttledAt(desk.clock.now());
        answer.retryAfter = "120";
        desk.client.expect(answer);
        QCOMPARE(desk.fetch().error().retryAfter, 120s);
        desk.clock.advance(119s);
        QCOMPARE(desk.fetch().error().retryAfter, 1s);
    }

    void lastingRefusalIsRememberedUntilFreshOrForgotten()
    {
        FlightDesk desk;
        const HttpAnswer refusal =
            answerAt(desk.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "Not matched."));
        desk.client.expect(refusal);
        const Result<TokenAnswer> first = desk.fetch();
        QVERIFY(!first);
        desk.clock.advance(24h);
        const Result<TokenAnswer> second = desk.fetch();
        QVERIFY(!second);
        QCOMPARE(second.error(), first.error());
        QCOMPARE(desk.client.requests.size(), 1U);

        desk.client.expect(refusal);
        QVERIFY(!desk.fetch({.profile = desk.profile, .fresh = true}));
        QCOMPARE(desk.client.requests.size(), 2U);
        QVERIFY(!desk.fetch());
        QCOMPARE(desk.client.requests.size(), 2U);

        desk.service().forgetRefusal(desk.profile.fingerprint);
        desk.expectToken("new");
        QVERIFY(desk.fetch());
    }

    void refusalThatCanHealIsNotRemembered_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("503") << 503 << QByteArray();
        QTest::newRow("nonce") << 400 << refusalBody("SignatureNonceUsed", "again");
        QTest::newRow("portal") << 200 << QByteArray("<html></html>");
        QTest::newRow("no token") << 200 << QByteArray("{}");
    }
    void refusalThatCanHealIsNotRemembered()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FlightDesk desk;
        desk.client.expect(answerAt(desk.clock.now(), status, body));
        QVERIFY(!desk.fetch());
        desk.expectToken("new");
        QVERIFY(desk.fetch());
    }

    void refusalOfAKeyFromTheEnvironmentIsNotRemembered()
    {
        FlightDesk desk;
        desk.keysAreInKeychain = false;
        const HttpAnswer refusal =
            answerAt(desk.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x"));
        desk.client.expect(refusal);
        desk.client.expect(refusal);
        QVERIFY(!desk.fetch());
        QVERIFY(!desk.fetch());
        QVERIFY(desk.client.isDone());
        // Nor does it stop the profile that has the same AccessKey ID.
        desk.keysAreInKeychain = true;
        TokenService window(desk.parts(), desk.activity, u"window"_s);
        desk.expectToken("new");
        QVERIFY(desk.fetch({.profile = desk.profile}, &window));
    }

    void validTokenIsServedWhenItCannotBeRenewed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("served");
        QTest::newRow("throttled") << 400 << refusalBody("Throttling.User", "x") << true;
        QTest::newRow("5xx") << 502 << QByteArray() << true;
        QTest::newRow("refused for good") << 403 << refusalBody("Forbidden.RAM", "x") << true;
        QTest::newRow("portal") << 200 << QByteArray("<html></html>") << false;
    }
    void validTokenIsServedWhenItCannotBeRenewed()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, served);
        FlightDesk desk;
        const Token old = desk.token("old", 100s);
        desk.cache(old);
        desk.client.expect(answerAt(desk.clock.now(), status, body));
        const Result<TokenAnswer> answer = desk.fetch();
        QCOMPARE(answer.has_value(), served);
        QCOMPARE(desk.cached(), old);
        QCOMPARE(desk.record().expireTime, old.expireTime);
        if (!served)
            return;
        QCOMPARE(answer->token, old);
        QCOMPARE(answer->source, TokenSource::Cache);
        QCOMPARE(answer->warnings.size(), 2U);
        QCOMPARE(answer->warnings[0].code, errorcode::ServedShort);
        QCOMPARE(answer->warnings[0].detail, u"100"_s);
        QCOMPARE(answer->warnings[1].httpStatus, status);
        // And again, without another request where there is a hold or a lasting refusal.
        if (status == 502)
            desk.client.expect(answerAt(desk.clock.now(), status, body));
        QCOMPARE(desk.fetch()->token, old);
        QVERIFY(desk.client.isDone());
        // But not for somebody who was promised more.
        if (status == 502)
            desk.client.expect(answerAt(desk.clock.now(), status, body));
        QVERIFY(!desk.fetch({.profile = desk.profile, .minimumTtl = 101s}));
    }

    void networkFaultServesAValidToken()
    {
        FlightDesk desk;
        desk.cache(desk.token("old", 100s));
        const ServiceError fault{.kind = ErrorKind::Network, .code = errorcode::HostNotFound};
        desk.client.expect(fault);
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(codesOf(answer->warnings),
            QStringList({errorcode::ServedShort, errorcode::HostNotFound}));
    }

    void failureLeavesEveryStoredThingAsItWas()
    {
        FlightDesk desk;
        const Token old = desk.token("old", 100s);
        desk.cache(old);
        for (const QByteArray &body : {QByteArray("{}"), QByteArray("<html></html>"),
                 tokenBody("a b", 1795436222), tokenBody("abc", 1)}) {
            desk.client.expect(answerAt(desk.clock.now(), 200, body));
            const Result<TokenAnswer> answer = desk.fetch();
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, ErrorKind::Protocol);
            QCOMPARE(desk.cached(), old);
            QCOMPARE(desk.record().expireTime, old.expireTime);
        }
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
        QCOMPARE(codesOf(answer->warnings), QStringList(errorcode::ClockOff));
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

QTEST_GUILESS_MAIN(tst_tokenflight)
#include "tst_tokenflight.moc"
