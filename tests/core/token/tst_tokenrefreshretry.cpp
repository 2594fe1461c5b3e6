// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
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

ServiceError networkError(QLatin1StringView code)
{
    return {.kind = ErrorKind::Network, .code = code, .detail = u"host:443"_s};
}

} // namespace

// Exactly as many requests go out as the policy says, whatever comes of them.
class tst_tokenrefreshretry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void networkFaultIsTriedTwiceMore_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<size_t>("requests");
        for (const QLatin1StringView code :
            {errorcode::HostNotFound, errorcode::ConnectionRefused, errorcode::ConnectionClosed,
                errorcode::ConnectionFailed, errorcode::Timeout, errorcode::ProxyFailed})
            QTest::newRow(code.data()) << QString(code) << size_t(3);
        for (const QLatin1StringView code : {errorcode::TlsUntrusted, errorcode::TlsWrongHost,
                 errorcode::TlsFailed, errorcode::ProxyAuthentication, errorcode::HostMisspelt})
            QTest::newRow(code.data()) << QString(code) << size_t(1);
    }
    void networkFaultIsTriedTwiceMore()
    {
        QFETCH(QString, code);
        QFETCH(size_t, requests);
        TokenRefreshFixture fixture;
        for (size_t i = 0; i < requests; ++i)
            fixture.client.expect(ServiceError{.kind = ErrorKind::Network, .code = code});
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(fixture.client.requests.size(), requests);
        QCOMPARE(fixture.record().generation, 1U); // one fetch, whose end is told once
        QCOMPARE(fixture.keys.reads, 1);
    }

    void answerOfTheServiceIsTriedAgainOnlyWhenItMayPassBy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<size_t>("requests");
        QTest::newRow("500") << 500 << refusalBody("InternalError", "x") << size_t(3);
        QTest::newRow("503") << 503 << refusalBody("ServiceUnavailable", "x") << size_t(3);
        QTest::newRow("502 of a proxy") << 502 << QByteArray("<html></html>") << size_t(3);
        QTest::newRow("50000000 in HTTP 200")
            << 200 << json("{'ErrCode':50000000,'ErrMsg':'x','RequestId':'R'}") << size_t(3);
        QTest::newRow("throttled") << 400 << refusalBody("Throttling.User", "x") << size_t(1);
        QTest::newRow("throttled, 503") << 503 << refusalBody("Throttling", "x") << size_t(1);
        QTest::newRow("refused") << 400 << refusalBody("SignatureDoesNotMatch", "x") << size_t(1);
        QTest::newRow("nonce") << 400 << refusalBody("SignatureNonceUsed", "x") << size_t(1);
        QTest::newRow("portal") << 200 << QByteArray("<html></html>") << size_t(1);
        QTest::newRow("no token") << 200 << QByteArray("{}") << size_t(1);
    }
    void answerOfTheServiceIsTriedAgainOnlyWhenItMayPassBy()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(size_t, requests);
        TokenRefreshFixture fixture;
        for (size_t i = 0; i < requests; ++i)
            fixture.client.expect(answerAt(fixture.clock.now(), status, body));
        QVERIFY(!fixture.fetch());
        QCOMPARE(fixture.client.requests.size(), requests);
        QVERIFY(fixture.client.isDone());
    }

    void faultThatPassesByIsNotTold()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect(networkError(errorcode::ConnectionRefused));
        fixture.client.expect(answerAt(fixture.clock.now(), 503, {}));
        fixture.expectToken("new");
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QVERIFY(answer->warnings.empty());
        QVERIFY(!fixture.record().lastError);
    }

    void throttlingOnTheSecondTryEndsIt()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect(networkError(errorcode::ConnectionClosed));
        fixture.client.expect(throttledAt(fixture.clock.now()));
        QCOMPARE(fixture.fetch().error().kind, ErrorKind::Throttled);
        QCOMPARE_GT(holdLeft(fixture.record(), fixture.clock.now()), 0ms);
    }

    void eachTryIsSignedAnew()
    {
        TokenRefreshFixture fixture;
        fixture.client.expect([&fixture]() -> Result<HttpAnswer> {
            fixture.clock.advance(5s);
            return Failure(networkError(errorcode::ConnectionClosed));
        });
        fixture.expectToken("new");
        QVERIFY(fixture.fetch());
        const auto first = signing::parsedQuery(fixture.client.requests.at(0).body);
        const auto second = signing::parsedQuery(fixture.client.requests.at(1).body);
        for (const char *name : {"Timestamp", "SignatureNonce", "Signature"})
            QCOMPARE_NE(first.at(name), second.at(name));
    }

    void pauseThatDoesNotFitIntoTheTimeLimitIsNotBegun()
    {
        TokenRefreshFixture fixture;
        fixture.retries.firstPause = 1h;
        fixture.client.expect(networkError(errorcode::ConnectionRefused));
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, errorcode::ConnectionRefused);
    }

    void clockAndTroubleTogetherAreThreeRequestsAtMost()
    {
        TokenRefreshFixture fixture;
        HttpAnswer refusal = answerAt(
            fixture.clock.now().addSecs(1200), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        refusal.sentAt = refusal.receivedAt = fixture.clock.now();
        fixture.client.expect(refusal);
        fixture.client.expect(networkError(errorcode::ConnectionClosed));
        fixture.client.expect(networkError(errorcode::ConnectionClosed));
        QCOMPARE(fixture.fetch().error().code, errorcode::ConnectionClosed);
        QCOMPARE(fixture.client.requests.size(), 3U);
    }

    void pauseEndsWhenNobodyWaits()
    {
        TokenRefreshFixture fixture;
        fixture.retries.firstPause = 10s;
        fixture.client.expect(networkError(errorcode::ConnectionRefused));
        auto caller = std::make_unique<QObject>();
        fixture.service().fetch({.profile = fixture.profile},
            {caller.get(), [](const Result<TokenAnswer> &) { qFatal("the dead were answered"); }});
        QTRY_COMPARE(fixture.client.requests.size(), 1U);
        QCoreApplication::processEvents();
        caller.reset();
        fixture.service().stopUnwanted();
        FileLock lock(fixture.records.lockPath(fixture.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
        QCoreApplication::processEvents();
        QCOMPARE(fixture.client.requests.size(), 1U);
    }
};

NLSTOKEN_TEST(tst_tokenrefreshretry)
#include "tst_tokenrefreshretry.moc"
