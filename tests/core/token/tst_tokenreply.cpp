// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "core/token/tokenreply.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

const QString host = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s;
constexpr qint64 nowSeconds = 1795350000;
const QDateTime now = utcFromSeconds(nowSeconds);
constexpr qint64 tomorrow = nowSeconds + 24 * 3600;

TokenReply read(const QByteArray &body, int status = 200)
{
    return readTokenReply(answerAt(now, status, body), host, now);
}

ServiceError errorOf(const QByteArray &body, int status = 200)
{
    const TokenReply reply = read(body, status);
    return reply.token ? ServiceError{.code = u"a token"_s} : reply.token.error();
}

QByteArray withExpireTime(const QByteArray &value)
{
    return json("{'Token':{'Id':'124fc7526f434b8c8198d6196b0a3c8e','ExpireTime':") + value + "}}";
}

} // namespace

// What is a token, and what is believed of it.
class tst_tokenreply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void documentedSuccessIsAToken()
    {
        const TokenReply reply =
            read(json("{'NlsRequestId':'aed8c1af075347819118ff6bf8111168',"
                      "'RequestId':'0989F63E-5069-4AB0-822B-5BD2D95356DC',"
                      "'Token':{'ExpireTime':1795436222,'Id':'124fc7526f434b8c8198d6196b0a3c8e',"
                      "'UserId':'12345678901234'}}"));
        QVERIFY(reply.token);
        QCOMPARE(*reply.token,
            (Token{.id = "124fc7526f434b8c8198d6196b0a3c8e",
                .expireTime = 1795436222,
                .obtainedAt = nowSeconds,
                .userId = u"12345678901234"_s,
                .requestId = u"0989F63E-5069-4AB0-822B-5BD2D95356DC"_s,
                .nlsRequestId = u"aed8c1af075347819118ff6bf8111168"_s}));
        QCOMPARE(reply.serviceTime, now);
    }

    void successMayCarryErrorFieldsThatSayNothing_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("empty ErrMsg") << json("'ErrMsg':'',");
        QTest::newRow("ErrCode 0") << json("'ErrCode':0,'ErrMsg':'',");
        QTest::newRow("ErrCode null") << json("'ErrCode':null,");
        QTest::newRow("ErrCode \"0\"") << json("'ErrCode':'0',");
        QTest::newRow("ErrCode \"\"") << json("'ErrCode':'',");
        QTest::newRow("unknown members") << json("'Extra':[{'Id':5}],");
    }
    void successMayCarryErrorFieldsThatSayNothing()
    {
        QFETCH(QByteArray, fields);
        QByteArray body = tokenBody("124fc7526f434b8c8198d6196b0a3c8e", tomorrow);
        body.insert(1, fields);
        QVERIFY(read(body).token);
    }

    void xmlSuccessIsATokenToo()
    {
        const TokenReply reply = read("<?xml version='1.0' encoding='UTF-8'?><CreateTokenResponse>"
                                      "<RequestId>R</RequestId><NlsRequestId>N</NlsRequestId>"
                                      "<Token><Id>abc</Id><ExpireTime>1795436222</ExpireTime>"
                                      "<UserId>1</UserId></Token></CreateTokenResponse>");
        QVERIFY(reply.token);
        QCOMPARE(reply.token->id, "abc");
        QCOMPARE(reply.token->expireTime, 1795436222);
        QCOMPARE(reply.token->requestId, u"R"_s);
    }

    void idOfAnyVisibleAsciiIsKept_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("one") << QByteArray("x");
        QTest::newRow("1,024") << QByteArray(1024, 'x');
        QTest::newRow("signs") << QByteArray("!#$%&'()*+,-./:;<=>?@[]^_`{|}~");
    }
    void idOfAnyVisibleAsciiIsKept()
    {
        QFETCH(QByteArray, id);
        const TokenReply reply = read(tokenBody(id, tomorrow));
        QVERIFY(reply.token);
        QCOMPARE(reply.token->id, id);
    }

    void idThatIsNoTokenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("code");
        const QString malformed = errorcode::TokenMalformed;
        QTest::newRow("empty") << QByteArray() << QString(errorcode::AnswerWithoutToken);
        QTest::newRow("1,025") << QByteArray(1025, 'x') << malformed;
        QTest::newRow("blank inside") << QByteArray("a b") << malformed;
        QTest::newRow("blank before") << QByteArray(" ab") << malformed;
        QTest::newRow("line break") << json("ab\\r\\nX-Evil: 1") << malformed;
        QTest::newRow("NUL") << json("a\\u0000b") << malformed;
        QTest::newRow("escape") << json("a\\u001b[2Jb") << malformed;
        QTest::newRow("delete") << QByteArray("a\x7f"
                                              "b")
                                << malformed;
        QTest::newRow("Latin 1") << QByteArray("caf\xc3\xa9") << malformed;
        QTest::newRow("Chinese") << QByteArray("中文") << malformed;
        QTest::newRow("bidi") << json("a\\u202eb") << malformed;
        QTest::newRow("lone high surrogate") << json("ab\\ud800cd") << malformed;
        QTest::newRow("lone low surrogate") << json("ab\\udc00cd") << malformed;
        QTest::newRow("lone surrogate at the end") << json("abcd\\ud83d") << malformed;
    }
    void idThatIsNoTokenIsRefused()
    {
        QFETCH(QByteArray, id);
        QFETCH(QString, code);
        const ServiceError error = errorOf(tokenBody(id, tomorrow));
        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QCOMPARE(error.detail, host);
        QCOMPARE(error.httpStatus, 200);
    }

    void expireTimeThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const QString malformed = errorcode::ExpireTimeMalformed;
        const QString past = errorcode::ExpireTimePast;
        const QString far = errorcode::ExpireTimeFar;
        constexpr qint64 mostDays = 366LL * 24 * 3600;
        QTest::newRow("text") << json("'1795436222'") << malformed;
        QTest::newRow("1.5") << QByteArray("1795436222.5") << malformed;
        QTest::newRow("1e22") << QByteArray("1e22") << malformed;
        QTest::newRow("2^63") << QByteArray("9223372036854775808") << malformed;
        QTest::newRow("true") << QByteArray("true") << malformed;
        QTest::newRow("null") << QByteArray("null") << malformed;
        QTest::newRow("array") << QByteArray("[1795436222]") << malformed;
        QTest::newRow("object") << QByteArray("{}") << malformed;
        QTest::newRow("zero") << QByteArray("0") << past;
        QTest::newRow("negative") << QByteArray("-1795436222") << past;
        QTest::newRow("now") << QByteArray::number(nowSeconds) << past;
        QTest::newRow("past") << QByteArray::number(nowSeconds - 1) << past;
        QTest::newRow("2018") << QByteArray("1527592757") << past;
        QTest::newRow("366 days and a second")
            << QByteArray::number(nowSeconds + mostDays + 1) << far;
        QTest::newRow("milliseconds") << QByteArray::number(tomorrow * 1000) << far;
        QTest::newRow("largest") << QByteArray("9223372036854775807") << far;
        QTest::newRow("smallest") << QByteArray("-9223372036854775808") << past;
    }
    void expireTimeThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, code);
        const ServiceError error = errorOf(withExpireTime(value));
        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, ErrorKind::Protocol);
    }

    void expireTimeOfOneSecondTo366DaysIsBelieved_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("a second") << QByteArray::number(nowSeconds + 1) << nowSeconds + 1;
        QTest::newRow("366 days") << QByteArray::number(nowSeconds + 366LL * 24 * 3600)
                                  << nowSeconds + 366LL * 24 * 3600;
        QTest::newRow("1.795436222e9") << QByteArray("1.795436222e9") << qint64(1795436222);
    }
    void expireTimeOfOneSecondTo366DaysIsBelieved()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const TokenReply reply = read(withExpireTime(value));
        QVERIFY(reply.token);
        QCOMPARE(reply.token->expireTime, expected);
    }

    void expireTimeIsJudgedByTheServicesClock()
    {
        // This computer is a day ahead; the answer's own Date says that the token is good.
        HttpAnswer answer = answerAt(now, 200, tokenBody("abc", nowSeconds + 3600));
        const TokenReply reply = readTokenReply(answer, host, now.addDays(1));
        QVERIFY(reply.token);
        QCOMPARE(reply.token->obtainedAt, nowSeconds);
        answer.date.clear();
        QCOMPARE(readTokenReply(answer, host, now.addDays(1)).token.error().code,
            errorcode::ExpireTimePast);
    }

    void bodyThatIsNotTheServicesIsSaidToBe_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        const QString foreign = errorcode::NotTheService;
        const QString without = errorcode::AnswerWithoutToken;
        const QByteArray whole = tokenBody("abc", tomorrow);
        QTest::newRow("empty") << QByteArray() << foreign;
        QTest::newRow("blanks") << QByteArray(" \r\n ") << foreign;
        QTest::newRow("portal") << QByteArray("<!DOCTYPE html><html><title>Wi-Fi</title></html>")
                                << foreign;
        QTest::newRow("portal with a Code element")
            << QByteArray("<html><body><Code>X</Code></body></html>") << foreign;
        QTest::newRow("text") << QByteArray("OK") << foreign;
        QTest::newRow("array") << QByteArray("[" + whole + "]") << foreign;
        QTest::newRow("string") << json("'abc'") << foreign;
        QTest::newRow("half") << whole.left(whole.size() / 2) << foreign;
        QTest::newRow("without its last byte") << whole.chopped(1) << foreign;
        QTest::newRow("two") << whole + whole << foreign;
        QTest::newRow("half XML") << QByteArray("<CreateTokenResponse><Token><Id>a</Id>")
                                  << foreign;
        QTest::newRow("nested 2,000 deep")
            << json("{'a':") + QByteArray(2000, '[') + QByteArray(2000, ']') + "}" << foreign;
        QTest::newRow("not UTF-8") << QByteArray("{\"Token\":\"\xff\xfe\"}") << foreign;
        QTest::newRow("{}") << QByteArray("{}") << without;
        QTest::newRow("no Token") << json("{'RequestId':'R','NlsRequestId':'N'}") << without;
        QTest::newRow("Token null") << json("{'Token':null}") << without;
        QTest::newRow("Token text") << json("{'Token':'abc'}") << without;
        QTest::newRow("Token list") << json("{'Token':[{'Id':'abc'}]}") << without;
        QTest::newRow("no Id") << json("{'Token':{'ExpireTime':1795436222}}") << without;
        QTest::newRow("Id a number")
            << json("{'Token':{'Id':5,'ExpireTime':1795436222}}") << without;
    }
    void bodyThatIsNotTheServicesIsSaidToBe()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        const ServiceError error = errorOf(body);
        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, ErrorKind::Protocol);
        QCOMPARE(error.detail, host);
        QVERIFY(error.serverMessage.isEmpty());
    }

    void duplicatedMembersNeverTurnARefusalIntoAToken()
    {
        // QJsonDocument keeps the last of two equal names: no half of one and half of the other.
        const TokenReply last = read(json("{'Token':{'Id':'first','ExpireTime':1},"
                                          "'Token':{'Id':'last','ExpireTime':1795436222}}"));
        QVERIFY(last.token);
        QCOMPARE(last.token->id, "last");
        QCOMPARE(errorOf(json("{'ErrCode':0,'ErrCode':40020503,"
                              "'Token':{'Id':'a','ExpireTime':1795436222}}"))
                     .code,
            u"40020503"_s);
    }

    void userIdMayBeANumber()
    {
        const TokenReply reply =
            read(json("{'Token':{'Id':'a','ExpireTime':1795436222,'UserId':1234567890123456}}"));
        QVERIFY(reply.token);
        QCOMPARE(reply.token->userId, u"1234567890123456"_s);
    }

    void textsBesideTheTokenAreMadePlain()
    {
        const TokenReply reply =
            read(json("{'RequestId':'R\\u001b[31m\\u202e','NlsRequestId':'N\\nX','Token':{'Id':'a',"
                      "'ExpireTime':1795436222,'UserId':'1\\u0007'}}"));
        QVERIFY(reply.token);
        QCOMPARE(reply.token->requestId, u"R [31m"_s);
        QCOMPARE(reply.token->nlsRequestId, u"N X"_s);
        QCOMPARE(reply.token->userId, u"1"_s);
    }
};

NLSTOKEN_TEST(tst_tokenreply)
#include "tst_tokenreply.moc"
