// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
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

// A fetch that the service refuses, and what comes of it for the next one.
class tst_tokenrefreshrefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void echoOfTheKeyIsKeptNowhere()
    {
        TokenRefreshFixture fixture;
        fixture.keys.id = "abcdEFGH01234567"; // of the older kind, with no mark
        const QByteArray echo = "xABCDefgh\u200b01234567y";
        fixture.client.expect(answerAt(fixture.clock.now(), 400,
            R"({"Code":"InvalidAccessKeyId.NotFound","Message":"key )" + echo
                + R"( is unknown"})"));
        const Result<TokenAnswer> refused = fixture.fetch();
        QCOMPARE(refused.error().serverMessage, u"key xabcd********4567y is unknown"_s);
        QCOMPARE(fixture.record().lastError->serverMessage, refused.error().serverMessage);
    }

    void throttlingStartsAHoldThatSendsNothing()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect(throttledAt(fixture.clock.now()));
        const Result<TokenAnswer> refused = fixture.fetch();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Throttled);
        QCOMPARE(refused.error().code, u"Throttling.User"_s);
        QVERIFY(refused.error().retryAfter);
        QCOMPARE_GE(*refused.error().retryAfter, 4s);
        QCOMPARE_LE(*refused.error().retryAfter, 6s);

        for (const bool fresh : {false, true}) {
            fixture.clock.advance(1s);
            const Result<TokenAnswer> held =
                fixture.fetch({.profile = fixture.profile, .fresh = fresh});
            QVERIFY(!held);
            QCOMPARE(held.error().kind, ErrorKind::Throttled);
            QCOMPARE(held.error().code, errorcode::HeldBack);
            QVERIFY(held.error().retryAfter);
            QCOMPARE_LT(*held.error().retryAfter, *refused.error().retryAfter);
        }
        fixture.clock.advance(4s);
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
        QCOMPARE(fixture.record().throttles, 0);
        QVERIFY(!fixture.record().heldUntil.isValid());
    }

    void holdGrowsWithEachRefusalInARow()
    {
        TokenRefreshFixture fixture;
        std::chrono::milliseconds before = 0ms;
        for (int i = 1; i <= 4; ++i) {
            fixture.client.expect(throttledAt(fixture.clock.now()));
            const Result<TokenAnswer> refused = fixture.fetch();
            QVERIFY(!refused);
            QCOMPARE(fixture.record().throttles, i);
            QCOMPARE_GT(*refused.error().retryAfter, before);
            before = *refused.error().retryAfter;
            fixture.clock.advance(before);
        }
        QCOMPARE_GE(before, 32s);
    }

    void longerWishOfTheServiceIsKept()
    {
        TokenRefreshFixture fixture;
        HttpAnswer answer = throttledAt(fixture.clock.now());
        answer.retryAfter = "120";
        fixture.client.expect(answer);
        QCOMPARE(fixture.fetch().error().retryAfter, 120s);
        fixture.clock.advance(119s);
        QCOMPARE(fixture.fetch().error().retryAfter, 1s);
    }

    void lastingRefusalIsRememberedUntilFreshOrForgotten()
    {
        TokenRefreshFixture fixture;
        const HttpAnswer refusal = answerAt(
            fixture.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "Not matched."));
        fixture.client.expect(refusal);
        const Result<TokenAnswer> first = fixture.fetch();
        QVERIFY(!first);
        fixture.clock.advance(24h);
        const Result<TokenAnswer> second = fixture.fetch();
        QVERIFY(!second);
        QCOMPARE(second.error(), first.error());
        QCOMPARE(fixture.client.requests.size(), 1U);

        fixture.client.expect(refusal);
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .fresh = true}));
        QCOMPARE(fixture.client.requests.size(), 2U);
        QVERIFY(!fixture.fetch());
        QCOMPARE(fixture.client.requests.size(), 2U);

        fixture.service().forgetRefusal(fixture.profile.fingerprint);
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
    }

    void refusalOfAKeyThatWasReplacedMeanwhileIsNotRemembered()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect([&fixture]() -> Result<HttpAnswer> {
            fixture.service().forgetRefusal(
                fixture.profile.fingerprint); // as a change of the profile does
            return answerAt(fixture.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x"));
        });
        QVERIFY(!fixture.fetch());
        QVERIFY(!fixture.record().standingRefusal);
        QVERIFY(!fixture.record().lastError);
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
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
        TokenRefreshFixture fixture;
        fixture.retries.mostRetries = 0;
        fixture.client.expect(answerAt(fixture.clock.now(), status, body));
        QVERIFY(!fixture.fetch());
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
    }

    void refusalOfAKeyFromTheEnvironmentIsNotRemembered()
    {
        TokenRefreshFixture fixture;
        fixture.keysAreInKeychain = false;
        const HttpAnswer refusal =
            answerAt(fixture.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x"));
        fixture.client.expect(refusal);
        fixture.client.expect(refusal);
        QVERIFY(!fixture.fetch());
        QVERIFY(!fixture.fetch());
        QVERIFY(fixture.client.isDone());
        // Nor does it stop the profile that has the same AccessKey ID.
        fixture.keysAreInKeychain = true;
        TokenService window(fixture.parts(), fixture.activity, u"window"_s);
        fixture.expectToken("new");
        QVERIFY(fixture.fetch({.profile = fixture.profile}, &window));
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
        TokenRefreshFixture fixture;
        fixture.retries.mostRetries = 0;
        const Token old = fixture.token("old", 100s);
        fixture.cache(old);
        fixture.client.expect(answerAt(fixture.clock.now(), status, body));
        const Result<TokenAnswer> answer = fixture.fetch();
        QCOMPARE(answer.has_value(), served);
        QCOMPARE(fixture.cached(), old);
        QCOMPARE(fixture.record().expireTime, old.expireTime);
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
            fixture.client.expect(answerAt(fixture.clock.now(), status, body));
        QCOMPARE(fixture.fetch()->token, old);
        QVERIFY(fixture.client.isDone());
        // But not for somebody who was promised more.
        if (status == 502)
            fixture.client.expect(answerAt(fixture.clock.now(), status, body));
        QVERIFY(!fixture.fetch({.profile = fixture.profile, .minimumTtl = 101s}));
    }

    void networkFaultServesAValidToken()
    {
        TokenRefreshFixture fixture;
        fixture.cache(fixture.token("old", 100s));
        const ServiceError fault{.kind = ErrorKind::Network, .code = errorcode::HostNotFound};
        fixture.expectOnEveryTry(fault);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(codesOf(answer->warnings),
            QStringList({errorcode::ServedShort, errorcode::HostNotFound}));
    }

    void failureLeavesEveryStoredThingAsItWas()
    {
        TokenRefreshFixture fixture;
        const Token old = fixture.token("old", 100s);
        fixture.cache(old);
        for (const QByteArray &body : {QByteArray("{}"), QByteArray("<html></html>"),
                 tokenBody("a b", 1795436222), tokenBody("abc", 1)}) {
            fixture.client.expect(answerAt(fixture.clock.now(), 200, body));
            const Result<TokenAnswer> answer = fixture.fetch();
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, ErrorKind::Protocol);
            QCOMPARE(fixture.cached(), old);
            QCOMPARE(fixture.record().expireTime, old.expireTime);
        }
    }
};

NLSTOKEN_TEST(tst_tokenrefreshrefusal)
#include "tst_tokenrefreshrefusal.moc"
