// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/token/requestpolicy.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const ServiceError refused{.kind = ErrorKind::Network, .code = errorcode::ConnectionRefused};
const ServiceError clockRefused{.kind = ErrorKind::Clock, .code = u"InvalidTimeStamp.Expired"_s};

} // namespace

class tst_retrypolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void faultsOfTheNetworkAndTheServiceMayPassBy()
    {
        for (const QLatin1StringView code : {errorcode::HostNotFound, errorcode::ConnectionRefused,
                 errorcode::ConnectionClosed, errorcode::ConnectionFailed, errorcode::Timeout,
                 errorcode::ProxyFailed, errorcode::ServerTrouble})
            QVERIFY2(mayPassBySoon({.kind = ErrorKind::Network, .code = code}), code.data());
        for (const auto &code : {u"ServiceUnavailable"_s, u"InternalError"_s, u"50000000"_s})
            QVERIFY(mayPassBySoon({.kind = ErrorKind::Network, .code = code}));
    }

    void whatAnotherRequestCannotChangeDoesNot()
    {
        for (const QLatin1StringView code :
            {errorcode::TlsUntrusted, errorcode::TlsWrongHost, errorcode::TlsExpired,
                errorcode::TlsFailed, errorcode::ProxyAuthentication, errorcode::HostMisspelt})
            QVERIFY2(!mayPassBySoon({.kind = ErrorKind::Network, .code = code}), code.data());
        for (const auto kind : {ErrorKind::Throttled, ErrorKind::Credentials, ErrorKind::Protocol,
                 ErrorKind::Clock, ErrorKind::Keychain, ErrorKind::Interrupted})
            QVERIFY(!mayPassBySoon({.kind = kind, .code = u"x"_s}));
    }

    void twoRetriesAtMost()
    {
        const RetryPolicy policy;
        QVERIFY(policy.pauseBeforeNextTry(refused, 1, false, 0.5));
        QVERIFY(policy.pauseBeforeNextTry(refused, 2, false, 0.5));
        QVERIFY(!policy.pauseBeforeNextTry(refused, 3, false, 0.5));
    }

    void pausesGrowAndVaryByAThird()
    {
        const RetryPolicy policy{.firstPause = 300ms};
        QCOMPARE(policy.pauseBeforeNextTry(refused, 1, false, 0), 200ms);
        QCOMPARE(policy.pauseBeforeNextTry(refused, 1, false, 0.5), 300ms);
        QCOMPARE(policy.pauseBeforeNextTry(refused, 1, false, 1), 400ms);
        QCOMPARE(policy.pauseBeforeNextTry(refused, 2, false, 0), 600ms);
        QCOMPARE(policy.pauseBeforeNextTry(refused, 2, false, 1), 1200ms);
    }

    void correctedClockIsTriedAtOnceAndOnce()
    {
        const RetryPolicy policy;
        QCOMPARE(policy.pauseBeforeNextTry(clockRefused, 1, true, 0.5), 0ms);
        QVERIFY(!policy.pauseBeforeNextTry(clockRefused, 1, false, 0.5));
        QVERIFY(!policy.pauseBeforeNextTry(clockRefused, 3, true, 0.5));
    }
};

NLSTOKEN_TEST(tst_retrypolicy)
#include "tst_retrypolicy.moc"
