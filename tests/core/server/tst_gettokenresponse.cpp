// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenresponse.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime now = utcFromMilliseconds(1'764'000'000'400);

TokenAnswer answer()
{
    return {.token = {.id = "0123456789abcdef", .expireTime = 1'764'003'600}};
}

QJsonObject bodyOf(const ServerResponse &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

} // namespace

class TestGetTokenResponse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tokenIsToldWithItsTime();
    void timeLeftFollowsTheServicesClock();
    void errorHasKindMessageAndWait();
    void statusFollowsTheError_data();
    void statusFollowsTheError();
    void refusedKeySaysWhatIsWanted();
    void nothingIsStored();
    void headIsTheSameWithoutBody();
    void pageMayReadItsAnswer();
    void preflightNamesWhatIsAllowed();
    void connectionIsToldAsOldClientsWant();
    void queryIsDecoded_data();
    void queryIsDecoded();
    void unclearQueryIsNothing_data();
    void unclearQueryIsNothing();
};

void TestGetTokenResponse::tokenIsToldWithItsTime()
{
    const ServerResponse told = tokenAnswer(answer(), now);
    QCOMPARE(told.status, 200);
    QCOMPARE(told.headers.front(),
        std::pair(QByteArray("Content-Type"), QByteArray("application/json")));
    // 3599.6 s are left.
    QCOMPARE(bodyOf(told),
        QJsonObject({{u"token"_s, u"0123456789abcdef"_s}, {u"expireTime"_s, 1'764'003'600},
            {u"expiresIn"_s, 3599}}));
}

void TestGetTokenResponse::timeLeftFollowsTheServicesClock()
{
    TokenAnswer ahead = answer();
    ahead.clockOffset = 100s;
    QCOMPARE(bodyOf(tokenAnswer(ahead, now))[u"expiresIn"_s], QJsonValue(3499));
}

void TestGetTokenResponse::errorHasKindMessageAndWait()
{
    const ServerResponse told = errorAnswer(
        {.kind = ErrorKind::Throttled, .code = errorcode::HeldBack, .retryAfter = 4001ms},
        u"Wait."_s);
    QCOMPARE(told.status, 429);
    QCOMPARE(bodyOf(told),
        QJsonObject({{u"error"_s,
            QJsonObject({{u"kind"_s, u"throttled"_s}, {u"message"_s, u"Wait."_s},
                {u"retryAfter"_s, 5}})}}));
    QCOMPARE(told.headers.back(), std::pair(QByteArray("Retry-After"), QByteArray("5")));
    const QJsonObject without =
        bodyOf(errorAnswer({.kind = ErrorKind::Network, .code = errorcode::Timeout}, u"No."_s));
    QVERIFY(without[u"error"_s][u"retryAfter"_s].isNull());
}

void TestGetTokenResponse::statusFollowsTheError_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    const auto row = [](ErrorKind kind, const QString &code, int status) {
        QTest::addRow("%s %s", qPrintable(errorKindName(kind)), qPrintable(code))
            << static_cast<int>(kind) << code << status;
    };
    row(ErrorKind::Usage, errorcode::RequestMalformed, 400);
    row(ErrorKind::Credentials, errorcode::ServerKeyMissing, 401);
    row(ErrorKind::Credentials, errorcode::ServerKeyWrong, 401);
    row(ErrorKind::Usage, errorcode::HostNotAllowed, 403);
    row(ErrorKind::Usage, errorcode::OriginNotAllowed, 403);
    row(ErrorKind::Usage, errorcode::PathUnknown, 404);
    row(ErrorKind::Profile, errorcode::ProfileUnknown, 404);
    row(ErrorKind::Usage, errorcode::MethodNotAllowed, 405);
    row(ErrorKind::Usage, errorcode::ServerFull, 503);
    row(ErrorKind::Throttled, u"Throttling.User"_s, 429);
    row(ErrorKind::Throttled, errorcode::HeldBack, 429);
    row(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s, 502);
    row(ErrorKind::Network, errorcode::Timeout, 502);
    row(ErrorKind::Protocol, errorcode::NotTheService, 502);
    row(ErrorKind::Clock, u"InvalidTimeStamp.Expired"_s, 502);
    row(ErrorKind::Keychain, errorcode::KeychainLocked, 503);
    row(ErrorKind::Profile, errorcode::EndpointNotConfirmed, 503);
    row(ErrorKind::Internal, errorcode::Defect, 503);
}

void TestGetTokenResponse::statusFollowsTheError()
{
    QFETCH(const int, kind);
    QFETCH(const QString, code);
    QTEST(httpStatusOf({.kind = static_cast<ErrorKind>(kind), .code = code}), "status");
}

void TestGetTokenResponse::refusedKeySaysWhatIsWanted()
{
    const QByteArray missing =
        wireBytes(errorAnswer({.code = errorcode::ServerKeyMissing}, {}), {}, now);
    QVERIFY(missing.startsWith("HTTP/1.1 401 Unauthorized\r\n"));
    QVERIFY(missing.contains("\r\nWWW-Authenticate: Bearer realm=\"nls-token\"\r\n"));
    const QByteArray wrong =
        wireBytes(errorAnswer({.code = errorcode::ServerKeyWrong}, {}), {}, now);
    QVERIFY(wrong.contains(
        "\r\nWWW-Authenticate: Bearer realm=\"nls-token\", error=\"invalid_token\"\r\n"));
    const QByteArray method =
        wireBytes(errorAnswer({.code = errorcode::MethodNotAllowed}, {}), {}, now);
    QVERIFY(method.contains("\r\nAllow: GET, HEAD, OPTIONS\r\n"));
}

void TestGetTokenResponse::nothingIsStored()
{
    for (const ServerResponse &told : {tokenAnswer(answer(), now), healthAnswer(),
             errorAnswer({.kind = ErrorKind::Network, .code = errorcode::Timeout}, u"No."_s)}) {
        const QByteArray bytes = wireBytes(told, {}, now);
        QVERIFY(bytes.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(bytes.contains("\r\nDate: Mon, 24 Nov 2025 16:00:00 GMT\r\n"));
        QVERIFY(bytes.contains(
            "\r\nContent-Length: " + QByteArray::number(told.body.size()) + "\r\n\r\n"));
        QVERIFY(bytes.endsWith("\r\n\r\n" + told.body));
    }
}

void TestGetTokenResponse::headIsTheSameWithoutBody()
{
    const QByteArray whole = wireBytes(tokenAnswer(answer(), now), {}, now);
    const QByteArray head = wireBytes(tokenAnswer(answer(), now), {.headOnly = true}, now);
    QCOMPARE(head, whole.first(whole.indexOf("\r\n\r\n") + 4));
}

void TestGetTokenResponse::pageMayReadItsAnswer()
{
    const QByteArray bytes = wireBytes(healthAnswer(), {.origin = "https://app.example"}, now);
    QVERIFY(bytes.contains("\r\nAccess-Control-Allow-Origin: https://app.example\r\n"));
    QVERIFY(bytes.contains("\r\nVary: Origin\r\n"));
    QVERIFY(!wireBytes(healthAnswer(), {}, now).contains("Access-Control"));
}

void TestGetTokenResponse::preflightNamesWhatIsAllowed()
{
    ServerRequest request;
    const QByteArray bytes =
        wireBytes(preflightAnswer(request), {.origin = "https://app.example"}, now);
    QVERIFY(bytes.startsWith("HTTP/1.1 204 No Content\r\n"));
    QVERIFY(bytes.contains("\r\nAccess-Control-Allow-Headers: authorization\r\n"));
    QVERIFY(bytes.contains("\r\nAccess-Control-Max-Age: "));
    QVERIFY(!bytes.contains("Private-Network"));
    QVERIFY(!bytes.contains("Content-Length"));
    request.headers.emplace_back("Access-Control-Request-Private-Network", "true");
    QVERIFY(wireBytes(preflightAnswer(request), {}, now)
            .contains("\r\nAccess-Control-Allow-Private-Network: true\r\n"));
}

void TestGetTokenResponse::connectionIsToldAsOldClientsWant()
{
    QVERIFY(!wireBytes(healthAnswer(), {}, now).contains("Connection"));
    QVERIFY(wireBytes(healthAnswer(), {.isHttp10 = true}, now)
            .contains("\r\nConnection: keep-alive\r\n"));
    QVERIFY(wireBytes(healthAnswer(), {.closes = true}, now).contains("\r\nConnection: close\r\n"));
}

void TestGetTokenResponse::queryIsDecoded_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("profile=demo") << u"demo"_s;
    QTest::newRow("_=1&profile=demo&x") << u"demo"_s;
    QTest::newRow("profile=a%20b+c%2Bd") << u"a b c+d"_s;
    QTest::newRow("profile=%E6%B5%8B%E8%AF%95") << u"测试"_s;
    QTest::newRow("pro%66ile=demo") << u"demo"_s;
    QTest::newRow("profile=") << u""_s;
    QTest::newRow("profile") << u""_s;
    QTest::newRow("profil=demo") << QString();
    QTest::newRow("Profile=demo") << QString();
}

void TestGetTokenResponse::queryIsDecoded()
{
    QFETCH(const QString, value);
    const std::optional<QString> found = queryValue(QTest::currentDataTag(), "profile");
    QVERIFY(found);
    QCOMPARE(*found, value);
    QCOMPARE(found->isNull(), value.isNull());
}

void TestGetTokenResponse::unclearQueryIsNothing_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("twice") << QByteArray("profile=a&profile=b");
    QTest::newRow("twice, empty") << QByteArray("profile=&profile=b");
    QTest::newRow("no UTF-8") << QByteArray("profile=%FF");
}

void TestGetTokenResponse::unclearQueryIsNothing()
{
    QFETCH(const QByteArray, query);
    QVERIFY(!queryValue(query, "profile"));
}

NLSTOKEN_TEST(TestGetTokenResponse)
#include "tst_gettokenresponse.moc"
