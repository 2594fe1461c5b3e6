// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/answerplanner.h"

#include "tests/core/sandbox/signedrequests.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const SandboxKey key{.id = "LTAI5tSandboxSandboxSand", .secret = "secret"};

AnswerPlanner plannerWith(const QStringList &faults, const ErrorLookup &lookup = {})
{
    return {
        {.key = key, .userId = u"1"_s, .ttl = 24h}, FaultScript::parsed(faults, lookup).value()};
}

QByteArray bodyOf(const PlannedAnswer &answer)
{
    return answer.delivery.bytes.mid(answer.delivery.bytes.indexOf("\r\n\r\n") + 4);
}

QByteArray headOf(const PlannedAnswer &answer)
{
    return answer.delivery.bytes.left(answer.delivery.bytes.indexOf("\r\n\r\n") + 2);
}

QJsonObject jsonOf(const PlannedAnswer &answer)
{
    return QJsonDocument::fromJson(bodyOf(answer)).object();
}

QJsonObject tokenOf(const PlannedAnswer &answer)
{
    return jsonOf(answer).value(u"Token").toObject();
}

} // namespace

class TestAnswerPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answerHasDateAndLength();
    void refusalFaults_data();
    void refusalFaults();
    void waitingTimes_data();
    void waitingTimes();
    void wrongSecretKeepsTheStringToSign();
    void alteredRequestChangesTheStringToSign();
    void skewedClockIsOneClock();
    void permissionMissingInsideSuccess();
    void foreignAnswers_data();
    void foreignAnswers();
    void falseTokens();
    void falseExpiry_data();
    void falseExpiry();
    void sameTokenIsTheOneAnsweredBefore();
    void xmlErrorIgnoresTheFormat();
    void wireFaults();
    void catalogueErrorIsPlayed();
    void badRequestIsRefusedDespiteATokenFault();
    void faultsCanBeExchanged();
    void headHasNoBody();
    void toldTokenIsHandedOn();
    void anyOtherPathIsTheService();

private:
    PlannedAnswer answerWith(const QString &fault);
    FakeClock m_clock;
};

void TestAnswerPlanner::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = FakeClock();
}

PlannedAnswer TestAnswerPlanner::answerWith(const QString &fault)
{
    auto planner = plannerWith({fault});
    return planner.plan(rpcRequest(key, m_clock.now()), m_clock.now());
}

void TestAnswerPlanner::answerHasDateAndLength()
{
    auto planner = plannerWith({});
    const auto answer = planner.plan(rpcRequest(key, m_clock.now()), m_clock.now());
    QCOMPARE(answer.code, u"OK"_s);
    QCOMPARE(answer.httpStatus, 200);
    QVERIFY(answer.fault.isEmpty());
    QCOMPARE(answer.delivery.ending, Ending::KeepOpen);
    QVERIFY(headOf(answer).startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(headOf(answer).contains("\r\nDate: Sun, 22 Nov 2026 12:20:00 GMT\r\n"));
    QVERIFY(headOf(answer).contains(
        "\r\nContent-Length: " + QByteArray::number(bodyOf(answer).size()) + "\r\n"));
    QCOMPARE(jsonOf(answer).value(u"RequestId").toString(), answer.requestId);
}

void TestAnswerPlanner::refusalFaults_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto row = [](const char *fault, const char *code, int status) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(code) << status;
    };
    row("throttling", "Throttling.User", 400);
    row("throttling-retry-after", "Throttling.User", 400);
    row("throttling-retry-date", "Throttling.User", 400);
    row("throttling-retry-ms", "Throttling.User", 400);
    row("throttling-api", "Throttling.Api", 400);
    row("unknown-key", "InvalidAccessKeyId.NotFound", 404);
    row("disabled-key", "InvalidAccessKeyId.Inactive", 400);
    row("wrong-secret", "SignatureDoesNotMatch", 400);
    row("request-altered", "SignatureDoesNotMatch", 400);
    row("clock", "InvalidTimeStamp.Expired", 400);
    row("clock-skew", "InvalidTimeStamp.Expired", 400);
    row("nonce", "SignatureNonceUsed", 400);
    row("no-permission", "NoPermission", 403);
    row("sts-expired", "InvalidSecurityToken.Expired", 400);
    row("server-error", "InternalError", 500);
    row("unavailable", "ServiceUnavailable", 503);
}

void TestAnswerPlanner::refusalFaults()
{
    QFETCH(const QString, fault);
    QFETCH(const QString, code);
    QFETCH(const int, status);
    const auto answer = answerWith(fault);
    QCOMPARE(answer.fault, fault);
    QCOMPARE(answer.code, code);
    QCOMPARE(answer.httpStatus, status);
    QCOMPARE(jsonOf(answer).value(u"Code").toString(), code);
    QVERIFY(headOf(answer).startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '));
}

void TestAnswerPlanner::waitingTimes_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("none") << u"throttling"_s << QByteArray();
    QTest::newRow("seconds") << u"throttling-retry-after"_s << QByteArray("Retry-After: 7");
    QTest::newRow("date") << u"throttling-retry-date"_s
                          << QByteArray("Retry-After: Sun, 22 Nov 2026 12:20:07 GMT");
    QTest::newRow("milliseconds") << u"throttling-retry-ms"_s
                                  << QByteArray("x-acs-retry-after: 8000");
}

void TestAnswerPlanner::waitingTimes()
{
    QFETCH(const QString, fault);
    QFETCH(const QByteArray, header);
    const auto head = headOf(answerWith(fault));
    if (header.isEmpty())
        QVERIFY(!head.toLower().contains("retry-after"));
    else
        QVERIFY(head.contains("\r\n" + header + "\r\n"));
}

void TestAnswerPlanner::wrongSecretKeepsTheStringToSign()
{
    auto planner = plannerWith({u"wrong-secret"_s});
    auto endpoint = CreateTokenEndpoint({.key = key});
    for (const auto &request : {rpcRequest(key, m_clock.now()), acs3Request(key, m_clock.now())}) {
        const QByteArray own = endpoint.verdict(request, m_clock.now()).stringToSign;
        const auto answer = planner.plan(request, m_clock.now());
        QVERIFY(jsonOf(answer)
                .value(u"Message")
                .toString()
                .endsWith(u"to sign is:"_s + QString::fromLatin1(own)));
    }
}

void TestAnswerPlanner::alteredRequestChangesTheStringToSign()
{
    auto planner = plannerWith({u"request-altered"_s});
    auto endpoint = CreateTokenEndpoint({.key = key});
    for (const auto &request : {rpcRequest(key, m_clock.now()), acs3Request(key, m_clock.now())}) {
        const QString own =
            QString::fromLatin1(endpoint.verdict(request, m_clock.now()).stringToSign);
        const auto message =
            jsonOf(planner.plan(request, m_clock.now())).value(u"Message").toString();
        QVERIFY(message.contains(u"server string to sign is:"_s + own.left(16)));
        QVERIFY(!message.endsWith(own));
    }
}

void TestAnswerPlanner::skewedClockIsOneClock()
{
    auto planner = plannerWith({u"clock-skew"_s});
    const auto refused = planner.plan(rpcRequest(key, m_clock.now()), m_clock.now());
    QCOMPARE(refused.code, u"InvalidTimeStamp.Expired"_s);
    QVERIFY(headOf(refused).contains("\r\nDate: Sun, 22 Nov 2026 20:20:00 GMT\r\n"));
    // Who corrects the time by the Date header is served, with an ExpireTime by the same clock.
    const QDateTime corrected = m_clock.now().addSecs(8 * 3600);
    const auto served = planner.plan(rpcRequest(key, corrected), m_clock.now());
    QCOMPARE(served.code, u"OK"_s);
    QCOMPARE(
        tokenOf(served).value(u"ExpireTime").toInteger(), corrected.toSecsSinceEpoch() + 24 * 3600);
}

void TestAnswerPlanner::permissionMissingInsideSuccess()
{
    const auto answer = answerWith(u"no-permission-200"_s);
    QCOMPARE(answer.httpStatus, 200);
    QCOMPARE(answer.code, u"40020503"_s);
    QCOMPARE(jsonOf(answer).value(u"ErrCode").toInt(), 40020503);
    QVERIFY(tokenOf(answer).isEmpty());
}

void TestAnswerPlanner::foreignAnswers_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("inHead");
    QTest::newRow("bad gateway") << u"bad-gateway"_s << 502
                                 << QByteArray("Content-Type: text/html");
    QTest::newRow("text") << u"not-json"_s << 200 << QByteArray("Content-Type: text/plain");
    QTest::newRow("portal") << u"captive-portal"_s << 200 << QByteArray("Content-Type: text/html");
    QTest::newRow("redirect") << u"redirect"_s << 302
                              << QByteArray("Location: http://127.0.0.1:9/");
    QTest::newRow("nothing in it") << u"no-token"_s << 200 << QByteArray("Content-Length: 2");
    QTest::newRow("proxy") << u"proxy-407"_s << 407 << QByteArray("Proxy-Authenticate: Basic");
    QTest::newRow("one MiB") << u"oversized"_s << 200 << QByteArray("Content-Length: 1048");
}

void TestAnswerPlanner::foreignAnswers()
{
    QFETCH(const QString, fault);
    QFETCH(const int, status);
    QFETCH(const QByteArray, inHead);
    const auto answer = answerWith(fault);
    QCOMPARE(answer.httpStatus, status);
    QVERIFY(answer.code.isEmpty());
    QVERIFY(headOf(answer).contains("\r\n" + inHead));
    QVERIFY(!jsonOf(answer).contains(u"Code"));
}

void TestAnswerPlanner::falseTokens()
{
    QCOMPARE(tokenOf(answerWith(u"empty-token"_s)).value(u"Id").toString(u"absent"_s), u""_s);
    QCOMPARE(tokenOf(answerWith(u"long-token"_s)).value(u"Id").toString().size(), 2000);
    const auto control = tokenOf(answerWith(u"control-token"_s)).value(u"Id").toString();
    QVERIFY(control.contains(u"\r\n"_s) && control.size() == 35);
}

void TestAnswerPlanner::falseExpiry_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QJsonValue>("expireTime");
    const qint64 now = m_clock.now().toSecsSinceEpoch();
    QTest::newRow("past") << u"past-expiry"_s << QJsonValue(now - 60);
    QTest::newRow("far") << u"far-expiry"_s << QJsonValue(now + qint64{400} * 86400);
    QTest::newRow("text") << u"text-expiry"_s << QJsonValue(QString::number(now + 86400));
    QTest::newRow("huge") << u"huge-expiry"_s << QJsonValue(1e22);
    QTest::newRow("short") << u"short-token"_s << QJsonValue(now + 20);
}

void TestAnswerPlanner::falseExpiry()
{
    QFETCH(const QString, fault);
    QFETCH(const QJsonValue, expireTime);
    const auto answer = answerWith(fault);
    QCOMPARE(answer.code, u"OK"_s);
    QCOMPARE(tokenOf(answer).value(u"ExpireTime"), expireTime);
}

void TestAnswerPlanner::sameTokenIsTheOneAnsweredBefore()
{
    auto planner = plannerWith({u"same-token"_s});
    const auto next = [&] {
        return tokenOf(planner.plan(rpcRequest(key, m_clock.now()), m_clock.now()));
    };
    const auto first = next();
    m_clock.advance(1h);
    QCOMPARE(next(), first);
    QCOMPARE(next(), first);
    planner.setFaults({});
    QVERIFY(next() != first);
}

void TestAnswerPlanner::xmlErrorIgnoresTheFormat()
{
    const auto answer = answerWith(u"xml-error"_s);
    QCOMPARE(answer.httpStatus, 404);
    QVERIFY(bodyOf(answer).contains("<Error>"));
    QVERIFY(bodyOf(answer).contains("<Code>InvalidAccessKeyId.NotFound</Code>"));
}

void TestAnswerPlanner::wireFaults()
{
    QCOMPARE(answerWith(u"slow"_s).delivery.delay, 3000ms);
    QCOMPARE(answerWith(u"trickle"_s).delivery.byteInterval, 100ms);
    QCOMPARE(answerWith(u"hang"_s).delivery.ending, Ending::Hang);
    QVERIFY(answerWith(u"hang"_s).delivery.bytes.isEmpty());
    QCOMPARE(answerWith(u"reset"_s).delivery.ending, Ending::Reset);
    QVERIFY(answerWith(u"reset"_s).delivery.bytes.isEmpty());
    QCOMPARE(answerWith(u"reset-midway"_s).delivery.ending, Ending::Reset);
    QVERIFY(answerWith(u"reset-midway"_s).delivery.bytes.startsWith("HTTP/1.1 200 OK"));
    QCOMPARE(answerWith(u"close"_s).delivery.ending, Ending::Close);
    QVERIFY(answerWith(u"close"_s).delivery.bytes.isEmpty());
    const auto truncated = answerWith(u"truncated"_s);
    QCOMPARE(truncated.delivery.ending, Ending::Close);
    const auto claimed =
        "\r\nContent-Length: " + QByteArray::number(bodyOf(truncated).size() + 100) + "\r\n";
    QVERIFY(headOf(truncated).contains(claimed));
    QVERIFY(!answerWith(u"garbage"_s).delivery.bytes.contains("HTTP"));
}

void TestAnswerPlanner::catalogueErrorIsPlayed()
{
    const auto lookup = [](const QString &code) {
        return std::optional(PlayedError{403, code, u"Account \"overdue\" & closed."_s});
    };
    auto planner = plannerWith({u"Account.Arrearage:1"_s}, lookup);
    const auto answer = planner.plan(rpcRequest(key, m_clock.now()), m_clock.now());
    QCOMPARE(answer.fault, u"Account.Arrearage"_s);
    QCOMPARE(answer.httpStatus, 403);
    QCOMPARE(jsonOf(answer).value(u"Code").toString(), u"Account.Arrearage"_s);
    QCOMPARE(jsonOf(answer).value(u"Message").toString(), u"Account \"overdue\" & closed."_s);
    QCOMPARE(planner.plan(rpcRequest(key, m_clock.now()), m_clock.now()).code, u"OK"_s);
}

void TestAnswerPlanner::badRequestIsRefusedDespiteATokenFault()
{
    auto planner = plannerWith({u"short-token"_s});
    SandboxKey stranger = key;
    stranger.secret = "another";
    const auto answer = planner.plan(rpcRequest(stranger, m_clock.now()), m_clock.now());
    QCOMPARE(answer.code, u"SignatureDoesNotMatch"_s);
}

void TestAnswerPlanner::faultsCanBeExchanged()
{
    auto planner = plannerWith({u"throttling"_s});
    const auto code = [&] {
        return planner.plan(rpcRequest(key, m_clock.now()), m_clock.now()).code;
    };
    QCOMPARE(code(), u"Throttling.User"_s);
    planner.setFaults(FaultScript::parsed({u"nonce:1"_s}).value());
    QCOMPARE(code(), u"SignatureNonceUsed"_s);
    QCOMPARE(code(), u"OK"_s);
}

void TestAnswerPlanner::headHasNoBody()
{
    auto planner = plannerWith({});
    auto request = rpcRequest(key, m_clock.now());
    request.method = "HEAD";
    const auto answer = planner.plan(request, m_clock.now());
    QCOMPARE(answer.code, u"UnsupportedHTTPMethod"_s);
    QVERIFY(bodyOf(answer).isEmpty());
}

void TestAnswerPlanner::toldTokenIsHandedOn()
{
    auto planner = plannerWith({u"short-token:1"_s, u"throttling:1"_s});
    const auto answer = planner.plan(rpcRequest(key, m_clock.now()), m_clock.now());
    QVERIFY(answer.token);
    QVERIFY(bodyOf(answer).contains(answer.token->id.toLatin1()));
    QCOMPARE(answer.token->expireTime.toInteger(), m_clock.now().toSecsSinceEpoch() + 20);
    QVERIFY(!planner.plan(rpcRequest(key, m_clock.now()), m_clock.now()).token);
}

void TestAnswerPlanner::anyOtherPathIsTheService()
{
    auto planner = plannerWith({});
    auto request = rpcRequest(key, m_clock.now(), Carrier::PostQuery);
    request.path = "/pop/2019-02-28/tokens";
    QCOMPARE(planner.plan(request, m_clock.now()).code, u"OK"_s);
}

NLSTOKEN_TEST(TestAnswerPlanner)
#include "tst_answerplanner.moc"
