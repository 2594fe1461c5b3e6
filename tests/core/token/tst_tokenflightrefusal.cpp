// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
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

// A flight that the service refuses, and what comes of it for the next one.
class tst_tokenflightrefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

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

    void refusalOfAKeyThatWasReplacedMeanwhileIsNotRemembered()
    {
        FlightDesk desk;
        desk.client.expect([&desk]() -> Result<HttpAnswer> {
            desk.service().forgetRefusal(
                desk.profile.fingerprint); // as a change of the profile does
            return answerAt(desk.clock.now(), 400, refusalBody("SignatureDoesNotMatch", "x"));
        });
        QVERIFY(!desk.fetch());
        QVERIFY(!desk.record().standingRefusal);
        QVERIFY(!desk.record().lastError);
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
        desk.retries.mostRetries = 0;
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
        desk.retries.mostRetries = 0;
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
        desk.expectOnEveryTry(fault);
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
};

NLSTOKEN_TEST(tst_tokenflightrefusal)
#include "tst_tokenflightrefusal.moc"
