// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/token/tokenreply.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QString host = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s;
const QDateTime now = utcFromSeconds(1795350000);

ServiceError errorIn(const HttpAnswer &answer)
{
    const TokenReply reply = readTokenReply(answer, host, now);
    return reply.token ? ServiceError{.code = u"a token"_s} : reply.token.error();
}

ServiceError errorOf(int status, const QByteArray &body)
{
    return errorIn(answerAt(now, status, body));
}

} // namespace

// The service says no, in its three shapes, and others say no in its place (readTokenReply()).
class tst_tokenrefusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void refusalByTheGatewayKeepsTheServicesWords()
    {
        const ServiceError error = errorOf(404,
            json(
                "{'RequestId':'5A0E1B77-6D4B-4D35-9A4C-0D6A3B6B2C11',"
                "'HostId':'nls-meta.cn-shanghai.aliyuncs.com','Code':'InvalidAccessKeyId.NotFound',"
                "'Message':'Specified access key is not found.'}"));
        QCOMPARE(error,
            (ServiceError{.kind = ErrorKind::Credentials,
                .code = u"InvalidAccessKeyId.NotFound"_s,
                .detail = host,
                .serverMessage = u"Specified access key is not found."_s,
                .requestId = u"5A0E1B77-6D4B-4D35-9A4C-0D6A3B6B2C11"_s,
                .httpStatus = 404}));
    }

    void refusalInXmlIsTheSame()
    {
        const ServiceError error = errorOf(400,
            "<?xml version='1.0'?>\n<Error><RequestId>R</RequestId><HostId>h</HostId>"
            "<Code>InvalidAccessKeyId.Inactive</Code>"
            "<Message>Specified access key is disabled.</Message>"
            "<Recommend><![CDATA[https://error-center.aliyun.com/]]></Recommend></Error>");
        QCOMPARE(error.kind, ErrorKind::Credentials);
        QCOMPARE(error.code, u"InvalidAccessKeyId.Inactive"_s);
        QCOMPARE(error.serverMessage, u"Specified access key is disabled."_s);
        QCOMPARE(error.requestId, u"R"_s);
    }

    void entitiesOfXmlAreNotExpanded()
    {
        const ServiceError error = errorOf(400,
            "<!DOCTYPE Error [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
            "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>"
            "<Error><Code>X</Code><Message>&e;</Message></Error>");
        QCOMPARE_LE(error.serverMessage.size(), 400);
    }

    void refusalInsideHttp200IsARefusal_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("documented") << json(
            "{'ErrCode':40020503,'ErrMsg':'No permission!','RequestId':'R','NlsRequestId':'N'}");
        QTest::newRow("as text") << (json(
            "{'ErrCode':'40020503','ErrMsg':'No permission!','RequestId':'R'}"));
        QTest::newRow("beside a token") << QByteArray(
            json("{'ErrCode':40020503,'ErrMsg':'No permission!','RequestId':'R',"
                 "'Token':{'Id':'124fc7526f434b8c8198d6196b0a3c8e','ExpireTime':1795436222}}"));
        QTest::newRow("XML") << QByteArray(
            "<CreateTokenResponse><ErrCode>40020503</ErrCode><ErrMsg>No permission!</ErrMsg>"
            "<RequestId>R</RequestId></CreateTokenResponse>");
    }
    void refusalInsideHttp200IsARefusal()
    {
        QFETCH(QByteArray, body);
        const ServiceError error = errorOf(200, body);
        QCOMPARE(error,
            (ServiceError{.kind = ErrorKind::Credentials,
                .code = u"40020503"_s,
                .detail = host,
                .serverMessage = u"No permission!"_s,
                .requestId = u"R"_s,
                .httpStatus = 200}));
    }

    void gatewaysCodeInsideHttp200IsARefusal()
    {
        const ServiceError error = errorOf(200, refusalBody("Throttling", "Slow down"));
        QCOMPARE(error.kind, ErrorKind::Throttled);
        QCOMPARE(error.code, u"Throttling"_s);
    }

    void whoAnswersInTheServicesPlaceIsTold_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const QByteArray html = "<html>go away</html>";
        QTest::newRow("301") << 301 << QByteArray() << ErrorKind::Protocol << u"Redirected"_s;
        QTest::newRow("302 with a token")
            << 302 << tokenBody("a", 1795436222) << ErrorKind::Protocol << u"Redirected"_s;
        QTest::newRow("307") << 307 << html << ErrorKind::Protocol << u"Redirected"_s;
        QTest::newRow("407") << 407 << html << ErrorKind::Network << u"ProxyAuthentication"_s;
        QTest::newRow("403, HTML") << 403 << html << ErrorKind::Protocol << u"NotTheService"_s;
        QTest::newRow("404, nothing")
            << 404 << QByteArray() << ErrorKind::Protocol << u"NotTheService"_s;
        QTest::newRow("400, another's JSON")
            << 400 << json("{'error':'no'}") << ErrorKind::Protocol << u"NotTheService"_s;
        QTest::newRow("204") << 204 << QByteArray() << ErrorKind::Protocol << u"NotTheService"_s;
        QTest::newRow("201 with a token")
            << 201 << tokenBody("a", 1795436222) << ErrorKind::Protocol << u"NotTheService"_s;
        QTest::newRow("500, HTML") << 500 << html << ErrorKind::Network << u"ServerTrouble"_s;
        QTest::newRow("502, nothing")
            << 502 << QByteArray() << ErrorKind::Network << u"ServerTrouble"_s;
        QTest::newRow("503 with Code") << 503 << refusalBody("ServiceUnavailable", "later")
                                       << ErrorKind::Network << u"ServiceUnavailable"_s;
        QTest::newRow("500 with Code")
            << 500 << refusalBody("InternalError", "x") << ErrorKind::Network << u"InternalError"_s;
        QTest::newRow("503, throttled")
            << 503 << refusalBody("Throttling", "x") << ErrorKind::Throttled << u"Throttling"_s;
        QTest::newRow("429, nothing")
            << 429 << QByteArray() << ErrorKind::Throttled << u"Throttling"_s;
        QTest::newRow("429, HTML") << 429 << html << ErrorKind::Throttled << u"Throttling"_s;
    }
    void whoAnswersInTheServicesPlaceIsTold()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        const ServiceError error = errorOf(status, body);
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.code, code);
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.detail, host);
    }

    void messageWithoutCodeIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray words = "Request was denied due to user flow control.";
        QTest::newRow("Message") << json("{'RequestId':'R','Message':'") + words + json("'}");
        QTest::newRow("empty Code")
            << json("{'RequestId':'R','Code':'','Message':'") + words + json("'}");
        QTest::newRow("ErrMsg") << json("{'RequestId':'R','ErrMsg':'") + words + json("'}");
        QTest::newRow("XML") << "<Error><RequestId>R</RequestId><Message>" + words
                + "</Message></Error>";
    }
    void messageWithoutCodeIsRead()
    {
        QFETCH(QByteArray, body);
        const ServiceError error = errorOf(400, body);
        QCOMPARE(error.kind, ErrorKind::Throttled);
        QCOMPARE(error.code, u"Throttling"_s);
        QCOMPARE(error.serverMessage, u"Request was denied due to user flow control."_s);
    }

    void throttlingSaysHowLong_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("acsRetryAfter");
        QTest::addColumn<qint64>("expected"); // milliseconds, -1 for none
        const auto row = [](const char *name, const QByteArray &retry, const QByteArray &acs,
                             std::chrono::milliseconds expected) {
            QTest::newRow(name) << retry << acs << qint64(expected.count());
        };
        row("nothing", {}, {}, -1ms);
        row("seconds", "7", {}, 7s);
        row("seconds, blanks", " 7 ", {}, 7s);
        row("date", dateHeader(now.addSecs(90)), {}, 90s);
        row("date that is over", dateHeader(now.addSecs(-90)), {}, -1ms);
        row("milliseconds", {}, "1500", 1500ms);
        row("both, seconds longer", "3", "1500", 3s);
        row("both, milliseconds longer", "3", "61000", 61s);
        row("zero", "0", "0", -1ms);
        row("negative", "-5", "-5", -1ms);
        row("words", "soon", "later", -1ms);
        row("fraction", "1.5", {}, -1ms);
        row("a year", "31536000", {}, 24h);
        row("a date in ten years", dateHeader(now.addYears(10)), {}, 24h);
        row("largest", "9223372036854775807", "9223372036854775807", 24h);
        row("beyond the largest", "99999999999999999999", {}, -1ms);
    }
    void throttlingSaysHowLong()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(QByteArray, acsRetryAfter);
        QFETCH(qint64, expected);
        HttpAnswer answer = throttledAt(now);
        answer.retryAfter = retryAfter;
        answer.acsRetryAfter = acsRetryAfter;
        const ServiceError error = errorIn(answer);
        QCOMPARE(error.kind, ErrorKind::Throttled);
        QCOMPARE(error.code, u"Throttling.User"_s);
        QCOMPARE(error.retryAfter ? qint64(error.retryAfter->count()) : -1, expected);
    }

    void retryDateIsCountedFromTheServicesTime()
    {
        HttpAnswer answer = throttledAt(now);
        answer.retryAfter = dateHeader(now.addSecs(30));
        // This computer is an hour behind: counted from here it would be 3,630 seconds.
        QCOMPARE(readTokenReply(answer, host, now.addSecs(-3600)).token.error().retryAfter, 30s);
    }

    void onlyThrottlingHasARetryDelay()
    {
        HttpAnswer answer = answerAt(now, 403, refusalBody("Forbidden.RAM", "no"));
        answer.retryAfter = "60";
        QVERIFY(!errorIn(answer).retryAfter);
    }

    void serversWordsAreMadePlain()
    {
        const ServiceError error = errorOf(400,
            json("{'Code':'X\\u001b[31m\\u202eY','Message':'red "
                 "\\u001b[31mtext\\u0007\\r\\n\\u202enext"
                 "\\u2066 <b>bold</b>','RequestId':'R\\u0000\\u009b'}"));
        QCOMPARE(error.code, u"X [31mY"_s);
        QCOMPARE(error.serverMessage, u"red [31mtext next <b>bold</b>"_s);
        QCOMPARE(error.requestId, u"R"_s);
        QCOMPARE_LE(
            errorOf(400, refusalBody("X", QByteArray(60'000, 'y'))).serverMessage.size(), 400);
        QCOMPARE_LE(errorOf(400, refusalBody(QByteArray(60'000, 'y'), "x")).code.size(), 100);
    }

    void echoedCredentialsAreMasked_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("credential");
        const QString id = u"LTAI5tAbCdEfGhIjKlMnOpQr"_s;
        const QString token = u"124fc7526f434b8c8198d6196b0a3c8e"_s;
        QTest::newRow("AccessKey ID") << QByteArray("key LTAI5tAbCdEfGhIjKlMnOpQr unknown") << id;
        QTest::newRow("AccessKey ID in a string to sign") << QByteArray(
            "server string to sign is:POST&%2F&AccessKeyId%3DmyOwnKeyId1234%26Action"
            "%3DCreateToken") << u"myOwnKeyId1234"_s;
        QTest::newRow("token") << QByteArray(
            "The token '124fc7526f434b8c8198d6196b0a3c8e' is invalid!")
                               << token;
        QTest::newRow("token, bare")
            << QByteArray("bad 124fc7526f434b8c8198d6196b0a3c8e.") << token;
        QTest::newRow("signature")
            << QByteArray("got Signature=hHq4yNsPitlfDJ2L0nQPdugdEzM%3D here")
            << u"hHq4yNsPitlfDJ2L0nQPdugdEzM"_s;
        QTest::newRow("SecurityToken")
            << QByteArray("SecurityToken=CAISdgJ1q6Ft5B2yfSjIr5bk is expired")
            << u"CAISdgJ1q6Ft5B2yfSjIr5bk"_s;
    }
    void echoedCredentialsAreMasked()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, credential);
        const ServiceError error = errorOf(400, refusalBody("X", message));
        QVERIFY(!error.serverMessage.isEmpty());
        QVERIFY2(!error.serverMessage.contains(credential), qPrintable(error.serverMessage));
    }

    void dateIsReadInItsThreeForms_data()
    {
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QDateTime>("expected");
        const QDateTime time = utcTime(QDate(2026, 11, 22), QTime(8, 49, 37));
        QTest::newRow("today's") << QByteArray("Sun, 22 Nov 2026 08:49:37 GMT") << time;
        QTest::newRow("RFC 850") << QByteArray("Sunday, 22-Nov-26 08:49:37 GMT") << time;
        QTest::newRow("asctime") << QByteArray("Sun Nov 22 08:49:37 2026") << time;
        QTest::newRow("asctime, one digit") << QByteArray("Sun Nov  1 08:49:37 2026")
                                            << utcTime(QDate(2026, 11, 1), QTime(8, 49, 37));
        QTest::newRow("nothing") << QByteArray() << QDateTime();
        QTest::newRow("words") << QByteArray("today") << QDateTime();
        QTest::newRow("ISO") << QByteArray("2026-11-22T08:49:37Z") << QDateTime();
        QTest::newRow("number") << QByteArray("1795350000") << QDateTime();
        QTest::newRow("no such day") << QByteArray("Sun, 32 Nov 2026 08:49:37 GMT") << QDateTime();
        QTest::newRow("no such hour") << QByteArray("Sun, 22 Nov 2026 25:49:37 GMT") << QDateTime();
        QTest::newRow("another zone")
            << QByteArray("Sun, 22 Nov 2026 08:49:37 +0800") << QDateTime();
        // An hour that New York's and London's clocks leave out.
        QTest::newRow("hour without a name in New York") << QByteArray(
            "Sun, 08 Mar 2026 02:30:00 GMT") << utcTime(QDate(2026, 3, 8), QTime(2, 30));
    }
    void dateIsReadInItsThreeForms()
    {
        QFETCH(QByteArray, date);
        QFETCH(QDateTime, expected);
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "America/New_York");
        HttpAnswer answer = throttledAt(now);
        answer.date = date;
        const std::optional<QDateTime> read = readTokenReply(answer, host, now).serviceTime;
        qputenv("TZ", zone);
        QCOMPARE(read.value_or(QDateTime()), expected);
    }

    void clockIsLearnedOnlyFromTheServicesOwnAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("learned");
        QTest::newRow("token") << 200 << tokenBody("a", 1795436222) << true;
        QTest::newRow("refusal") << 400 << refusalBody("InvalidTimeStamp.Expired", "x") << true;
        QTest::newRow("refusal in 200") << 200 << json("{'ErrCode':40020503}") << true;
        QTest::newRow("portal") << 200 << QByteArray("<html></html>") << false;
        QTest::newRow("proxy") << 502 << QByteArray("<html></html>") << false;
        QTest::newRow("nothing") << 503 << QByteArray() << false;
        QTest::newRow("another's JSON") << 200 << json("{'status':'ok'}") << false;
        QTest::newRow("{}") << 200 << QByteArray("{}") << false;
    }
    void clockIsLearnedOnlyFromTheServicesOwnAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, learned);
        QCOMPARE(readTokenReply(answerAt(now, status, body), host, now).serviceTime.has_value(),
            learned);
    }
};

NLSTOKEN_TEST(tst_tokenrefusal)
#include "tst_tokenrefusal.moc"
