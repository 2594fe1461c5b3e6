// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
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

ServiceError networkError(QLatin1StringView code)
{
    return {.kind = ErrorKind::Network, .code = code, .detail = u"host:443"_s};
}

} // namespace

// Exactly as many requests go out as the policy says, whatever comes of them.
class tst_tokenflightretry : public QObject
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
        FlightDesk desk;
        for (size_t i = 0; i < requests; ++i)
            desk.client.expect(ServiceError{.kind = ErrorKind::Network, .code = code});
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(desk.client.requests.size(), requests);
        QCOMPARE(desk.record().generation, 1U); // one flight, whose end is told once
        QCOMPARE(desk.keys.reads, 1);
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
        FlightDesk desk;
        for (size_t i = 0; i < requests; ++i)
            desk.client.expect(answerAt(desk.clock.now(), status, body));
        QVERIFY(!desk.fetch());
        QCOMPARE(desk.client.requests.size(), requests);
        QVERIFY(desk.client.isDone());
    }

    void faultThatPassesByIsNotTold()
    {
        FlightDesk desk;
        desk.client.expect(networkError(errorcode::ConnectionRefused));
        desk.client.expect(answerAt(desk.clock.now(), 503, {}));
        desk.expectToken("new");
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "new");
        QVERIFY(answer->warnings.empty());
        QVERIFY(!desk.record().lastError);
    }

    void throttlingOnTheSecondTryEndsIt()
    {
        FlightDesk desk;
        desk.client.expect(networkError(errorcode::ConnectionClosed));
        desk.client.expect(throttledAt(desk.clock.now()));
        QCOMPARE(desk.fetch().error().kind, ErrorKind::Throttled);
        QCOMPARE_GT(desk.record().holdLeft(desk.clock.now()), 0ms);
    }

    void eachTryIsSignedAnew()
    {
        FlightDesk desk;
        desk.client.expect([&desk]() -> Result<HttpAnswer> {
            desk.clock.advance(5s);
            return Failure(networkError(errorcode::ConnectionClosed));
        });
        desk.expectToken("new");
        QVERIFY(desk.fetch());
        const auto first = signing::parsedQuery(desk.client.requests.at(0).body);
        const auto second = signing::parsedQuery(desk.client.requests.at(1).body);
        for (const char *name : {"Timestamp", "SignatureNonce", "Signature"})
            QCOMPARE_NE(first.at(name), second.at(name));
    }

    void pauseThatDoesNotFitIntoTheTimeLimitIsNotBegun()
    {
        FlightDesk desk;
        desk.retries.firstPause = 1h;
        desk.client.expect(networkError(errorcode::ConnectionRefused));
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, errorcode::ConnectionRefused);
    }

    void clockAndTroubleTogetherAreThreeRequestsAtMost()
    {
        FlightDesk desk;
        HttpAnswer refusal = answerAt(
            desk.clock.now().addSecs(1200), 400, refusalBody("InvalidTimeStamp.Expired", "x"));
        refusal.sentAt = refusal.receivedAt = desk.clock.now();
        desk.client.expect(refusal);
        desk.client.expect(networkError(errorcode::ConnectionClosed));
        desk.client.expect(networkError(errorcode::ConnectionClosed));
        QCOMPARE(desk.fetch().error().code, errorcode::ConnectionClosed);
        QCOMPARE(desk.client.requests.size(), 3U);
    }

    void pauseEndsWhenNobodyWaits()
    {
        FlightDesk desk;
        desk.retries.firstPause = 10s;
        desk.client.expect(networkError(errorcode::ConnectionRefused));
        auto asker = std::make_unique<QObject>();
        desk.service().fetch({.profile = desk.profile},
            {asker.get(), [](const Result<TokenAnswer> &) { qFatal("the dead were answered"); }});
        QTRY_COMPARE(desk.client.requests.size(), 1U);
        QCoreApplication::processEvents();
        asker.reset();
        desk.service().stopUnwanted();
        FileLock lock(desk.records.lockPath(desk.profile.fingerprint));
        QCOMPARE(lock.tryTake(), FileLock::Outcome::Taken);
        QCoreApplication::processEvents();
        QCOMPARE(desk.client.requests.size(), 1U);
    }
};

NLSTOKEN_TEST(tst_tokenflightretry)
#include "tst_tokenflightretry.moc"
