// SPDX-License-Identifier: Apache-2.0
#include "core/token/pastedtoken.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr qint64 nowSeconds = 1795350000; // 2026-11-22 12:20:00 UTC
const QDateTime now = utcFromSeconds(nowSeconds);
constexpr qint64 expiry = 1795436222; // 2026-11-23 12:17:02 UTC

QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

class tst_pastedtokentext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tokensAreVisibleAscii_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("token") << "124fc7526f434b8c8198d6196b0a3c8e"_ba << QString();
        QTest::newRow("one character") << "x"_ba << QString();
        QTest::newRow("longest") << QByteArray(1024, 'x') << QString();
        QTest::newRow("nothing") << QByteArray() << QString(errorcode::PastedTokenEmpty);
        const QString malformed = errorcode::PastedTokenMalformed;
        QTest::newRow("too long") << QByteArray(1025, 'x') << malformed;
        QTest::newRow("blank") << "a b"_ba << malformed;
        QTest::newRow("line break") << "ab\n"_ba << malformed;
        QTest::newRow("Chinese") << "令牌"_ba << malformed;
        QTest::newRow("invalid UTF-8") << "\xFF\xFE"_ba << malformed;
    }

    void tokensAreVisibleAscii()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, code);
        const Result<QByteArray> id = pastedTokenId(text);
        QCOMPARE(id.has_value(), code.isEmpty());
        if (id)
            QCOMPARE(*id, text);
        else
            QCOMPARE(id.error().code, code);
    }

    void momentsAreReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Unix seconds") << u"1795436222"_s;
        QTest::newRow("with blanks") << u" 1795436222\n"_s;
        QTest::newRow("local") << u"2026-11-23 13:17:02"_s;
        QTest::newRow("local with T") << u"2026-11-23T13:17:02"_s;
        QTest::newRow("local with slashes") << u"2026/11/23 13:17:02"_s;
        QTest::newRow("UTC") << u"2026-11-23T12:17:02Z"_s;
        QTest::newRow("UTC in words") << u"2026-11-23 12:17:02 UTC"_s;
        QTest::newRow("China") << u"2026-11-23T20:17:02+08:00"_s;
        QTest::newRow("without colon") << u"2026-11-23T20:17:02+0800"_s;
        QTest::newRow("west") << u"2026-11-23T07:17:02-05:00"_s;
        QTest::newRow("milliseconds") << u"2026-11-23T12:17:02.000Z"_s;
    }

    void momentsAreReadAsTheyAreWritten()
    {
        QFETCH(const QString, text);
        const Result<qint64> seconds = pastedExpireTime(text, now);
        QVERIFY(seconds);
        QCOMPARE(*seconds, expiry);
    }

    void secondsMayBeLeftOut()
    {
        QCOMPARE(pastedExpireTime(u"2026-11-23 13:17"_s, now).value_or(0), expiry - 2);
    }

    void otherMomentsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        const QString malformed = errorcode::PastedExpireTimeMalformed;
        const QString past = errorcode::PastedExpireTimePast;
        const QString far = errorcode::PastedExpireTimeFar;
        QTest::newRow("nothing") << u" "_s << QString(errorcode::PastedExpireTimeEmpty);
        QTest::newRow("word") << u"tomorrow"_s << malformed;
        QTest::newRow("negative") << u"-5"_s << malformed;
        QTest::newRow("fraction") << u"1795436222.5"_s << malformed;
        QTest::newRow("other digits") << u"١٧٩٥٤٣٦٢٢٢"_s << malformed;
        QTest::newRow("date alone") << u"2026-11-24"_s << malformed;
        QTest::newRow("no such day") << u"2027-02-30 12:00:00"_s << malformed;
        QTest::newRow("no such hour") << u"2026-11-24 25:00:00"_s << malformed;
        QTest::newRow("skipped hour") << u"2027-03-28 02:30:00"_s << malformed;
        QTest::newRow("no such zone") << u"2026-11-24T12:00:00+99:00"_s << malformed;
        QTest::newRow("more behind it") << u"2026-11-24 12:00:00 x"_s << malformed;
        QTest::newRow("now") << QString::number(nowSeconds) << past;
        QTest::newRow("zero") << u"0"_s << past;
        QTest::newRow("past date") << u"2020-01-01 00:00:00"_s << past;
        QTest::newRow("milliseconds") << u"1795436222000"_s << far;
        QTest::newRow("367 days") << QString::number(nowSeconds + 367 * 86400) << far;
        QTest::newRow("does not fit") << QString(30, u'9') << far;
    }

    void otherMomentsAreRefused()
    {
        QFETCH(const QString, text);
        const Result<qint64> seconds = pastedExpireTime(text, now);
        QVERIFY(!seconds);
        QTEST(seconds.error().code, "code");
        QCOMPARE(seconds.error().kind, ErrorKind::Profile);
    }

    void theEdgesAreIn()
    {
        QVERIFY(pastedExpireTime(QString::number(nowSeconds + 1), now));
        QVERIFY(pastedExpireTime(QString::number(nowSeconds + 366 * 86400), now));
        QVERIFY(!pastedExpireTime(QString::number(nowSeconds + 366 * 86400 + 1), now));
    }

    void aWholeAnswerFillsEverything()
    {
        const QByteArray text =
            json("{'NlsRequestId':'aed8c1af','RequestId':'0989F63E','ErrMsg':'',"
                 "'Token':{'ExpireTime':1795436222,'Id':'124fc7526f','UserId':'12345678901234'}}");
        QCOMPARE(pastedAnswer(text).value_or(Token()),
            (Token{.id = "124fc7526f",
                .expireTime = expiry,
                .userId = u"12345678901234"_s,
                .requestId = u"0989F63E"_s,
                .nlsRequestId = u"aed8c1af"_s}));
    }

    void otherAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expireTime");
        QTest::newRow("text") << json("{'Token':{'Id':'x','ExpireTime':'1795436222'}}") << expiry;
        QTest::newRow("none") << json("{'Token':{'Id':'x'}}") << qint64(0);
        QTest::newRow("absurd") << json("{'Token':{'Id':'x','ExpireTime':-1}}") << qint64(0);
        QTest::newRow("XML") << "<CreateTokenResponse><Token><Id>x</Id><ExpireTime>1795436222"
                                "</ExpireTime></Token></CreateTokenResponse>"_ba
                             << expiry;
    }

    void otherAnswersAreRead()
    {
        QFETCH(const QByteArray, text);
        const std::optional<Token> token = pastedAnswer(text);
        QVERIFY(token);
        QCOMPARE(token->id, "x"_ba);
        QTEST(token->expireTime, "expireTime");
    }

    void whatIsNoAnswerIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("token") << "124fc7526f434b8c8198d6196b0a3c8e"_ba;
        QTest::newRow("failure") << json("{'ErrCode':40020105,'ErrMsg':'no'}");
        QTest::newRow("half") << json("{'Token':{'Id':'x'");
        QTest::newRow("malformed token") << json("{'Token':{'Id':'a b','ExpireTime':1795436222}}");
        QTest::newRow("list") << "[1]"_ba;
    }

    void whatIsNoAnswerIsLeftAlone()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!pastedAnswer(text));
    }
};

NLSTOKEN_TEST(tst_pastedtokentext)
#include "tst_pastedtokentext.moc"
