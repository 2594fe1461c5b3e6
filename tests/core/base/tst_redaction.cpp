// SPDX-License-Identifier: Apache-2.0
#include "core/base/redaction.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

const QByteArray oldId = "abcdEFGH01234567"; // of the older kind, with no mark
const QByteArray securityToken = "CAISgQJ1q6Ft5B2yfSjIr5bBL/+Kp7dA=GWv/Zk9xQ3mN";

} // namespace

class tst_redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idKeepsItsEndsOnlyWhenLong()
    {
        QCOMPARE(maskedAccessKeyId(u"LTAI5tAbCdEfGhIjKlMnOpQr"_s), u"LTAI****************OpQr"_s);
        QCOMPARE(maskedAccessKeyId(u"LTAI5tAbCdEf"_s), u"LTAI****CdEf"_s);
        QCOMPARE(maskedAccessKeyId(u"LTAI5tAbCdE"_s), u"***********"_s);
        QCOMPARE(maskedAccessKeyId(u"tAbCdEf0123xYz9Q"_s), u"tAbC********Yz9Q"_s); // older kind
        QCOMPARE(maskedAccessKeyId(QString(30, u'a')), QString(16, u'*')); // a secret, swapped
        QCOMPARE(maskedAccessKeyId(QString()), QString());
    }

    void tokenKeepsItsLastFourCharactersOnlyWhenLong()
    {
        QCOMPARE(maskedToken(u"124fc7526f434b8c8198d6196b0a1234"_s), u"••••••••1234"_s);
        QCOMPARE(maskedToken(u"abc"_s), u"••••••••"_s);
    }

    void everyShapeOfACredentialIsMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        const QString id = u"LTAI5tAbCdEfGhIjKlMnOpQr"_s;
        const QString token = u"124fc7526f434b8c8198d6196b0a1234"_s;
        const QString signature = u"hHq4yNsPitlfDJ2L0nQPdugdEzM"_s;
        QTest::newRow("query") << u"GET /?AccessKeyId=%1&Action=CreateToken"_s.arg(id) << id;
        QTest::newRow("string to sign")
            << u"POST&%2F&AccessKeyId%3D%1%26Action%3DCreateToken"_s.replace(u"%1"_s, id) << id;
        QTest::newRow("odd id in a string to sign")
            << u"POST&%2F&AccessKeyId%3Dmy_own_key_id%26Action%3DCreateToken"_s
            << u"my_own_key_id"_s;
        QTest::newRow("signature in a query")
            << u"x&Signature=%1%3D&y"_s.replace(u"%1"_s, signature) << signature;
        QTest::newRow("signature in v3")
            << u"ACS3-HMAC-SHA256 Credential=%1,SignedHeaders=host,Signature=0a"_s.arg(id) << id;
        QTest::newRow("bare id") << u"key %1 is unknown"_s.arg(id) << id;
        QTest::newRow("STS id") << u"key STS.NTxyzAbC123456 is unknown"_s
                                << u"STS.NTxyzAbC123456"_s;
        QTest::newRow("JSON token") << u"{\"Token\":{\"Id\":\"%1\"}}"_s.arg(token) << token;
        QTest::newRow("short JSON token")
            << u"{\"Token\":{\"Id\":\"shorttoken\"}}"_s << u"shorttoken"_s;
        QTest::newRow("gateway's words")
            << u"Meta:ACCESS_DENIED:The token 'abc def' is invalid!"_s << u"abc def"_s;
        QTest::newRow("hex token") << u"token is %1."_s.arg(token) << token;
        QTest::newRow("token in an address")
            << u"wss://host/ws/v1?token=odd.token"_s << u"odd.token"_s;
        QTest::newRow("header") << u"X-NLS-Token: odd.token"_s << u"odd.token"_s;
        QTest::newRow("SecurityToken") << u"&SecurityToken=CAISxyz%2B%2F&x"_s << u"CAISxyz"_s;
        QTest::newRow("id in another case")
            << u"key %1 is unknown"_s.arg(id.toLower()) << id.toLower();
        QTest::newRow("id behind a letter") << u"keyx%1"_s.arg(id) << id;
        QTest::newRow("token behind a letter") << u"tokenx%1y"_s.arg(token) << token;
        QTest::newRow("token twice over") << token + token << token;
        QTest::newRow("XML") << u"<Token><Id>shorttoken</Id></Token>"_s << u"shorttoken"_s;
    }
    void everyShapeOfACredentialIsMasked()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QVERIFY(text.contains(secret));
        const QString redacted = redactSecrets(text);
        QVERIFY2(!redacted.contains(secret), qPrintable(redacted));
    }

    void whatWasSentIsMaskedWhateverItLooksLike_data()
    {
        QTest::addColumn<QString>("text");
        const QString id = QString::fromUtf8(oldId);
        const QString token = QString::fromUtf8(securityToken);
        QTest::newRow("as it is") << u"key %1, token %2."_s.arg(id, token);
        QTest::newRow("upper case") << u"%1 %2"_s.arg(id.toUpper(), token.toUpper());
        QTest::newRow("inside a word") << u"x%1y x%2y"_s.arg(id, token);
        QTest::newRow("next to each other") << id + token + id;
        QTest::newRow("with letters of no width") << QString(id).insert(5, QChar(0x200B)) + u' '
                + QString(token).insert(9, QChar(0x2060));
        QTest::newRow("with invisible marks") << QString(id).insert(5, QChar(0x034F)) + u' '
                + QString(token).insert(9, QChar(0xFE0F));
        QTest::newRow("over two lines")
            << QString(id).insert(5, u'\n') + u' ' + QString(token).insert(9, u"\r\n "_s);
        QString encoded = token;
        encoded.replace(u'+', u"%2B"_s).replace(u'/', u"%2f"_s).replace(u'=', u"%3D"_s);
        QTest::newRow("percent-encoded") << u"?k=%1&t="_s.arg(id) + encoded;
        QTest::newRow("percent-encoded twice")
            << u"?k=%1&t="_s.arg(id) + encoded.replace(u'%', u"%25"_s);
        QTest::newRow("cut") << u"%1 %2…"_s.arg(id, token.left(30));
    }
    void whatWasSentIsMaskedWhateverItLooksLike()
    {
        QFETCH(QString, text);
        SentValues sent;
        sent.addId(oldId);
        sent.addSecret(securityToken);
        const QString safe = safeServerText(text, 400, sent);
        QString letters = safe.toLower();
        letters.removeIf([](QChar c) { return c <= u' ' || c > u'~'; });
        QVERIFY2(!letters.contains(QString::fromUtf8(oldId).toLower()), qPrintable(safe));
        for (qsizetype i = 0; i + 16 <= securityToken.size(); ++i)
            QVERIFY2(!letters.contains(QString::fromUtf8(securityToken.mid(i, 16)).toLower()),
                qPrintable(safe));
        QVERIFY2(safe.contains(u"****"_s), qPrintable(safe));
    }

    void whatIsNotWhatWasSentStays()
    {
        SentValues sent;
        sent.addId("LTAI");
        sent.addSecret("ab");
        const QString text = u"Specified access key is not found, absolutely, in voltaic form."_s;
        QCOMPARE(safeServerText(text, 400, sent), text);
        QCOMPARE(safeServerText(u"the key ab is wrong"_s, 400, sent), u"the key **** is wrong"_s);
        QCOMPARE(SentValues().masked(text), text);
    }

    void linesStayLines()
    {
        QCOMPARE(plainLines(u"one\n\ttwo\x1b[2J\u009b\u202e 中 \U0001F389\r"_s),
            u"one\n\ttwo [2J   中 \U0001F389 "_s);
    }

    void jsonKeepsItsValuesAndActsOnNoTerminal()
    {
        const QByteArray json = "{\"a\":\"\u009b2J\u202e\u007f \u4e2d \\u001b\"}";
        QCOMPARE(
            escapedJson(json), QByteArray("{\"a\":\"\\u009b2J\\u202e\\u007f \u4e2d \\u001b\"}"));
        QCOMPARE(escapedJson("{}"), QByteArray("{}"));
    }

    void supportNumbersStay()
    {
        const QString text =
            u"{\"NlsRequestId\":\"aed8c1af075347819118ff6bf8111234\",\"RequestId\":\"0989F63E-5069-4AB0-822B-5BD2D9531234\"}"_s;
        QCOMPARE(redactSecrets(text), text);
    }

    void serverTextIsMadePlain()
    {
        const QString hostile =
            u"\x1b[31mred\x1b[0m <b>bold</b>\r\nline\u202Eevil\u2066 tab\there\u0085\u2028"_s;
        const QString plain = safeServerText(hostile);
        QCOMPARE(plain, u"[31mred [0m <b>bold</b> lineevil tab here"_s);
    }

    void longServerTextIsCutAfterMasking()
    {
        const QString text = QString(390, u'x') + u" LTAI5tAbCdEfGhIjKlMnOpQr and more"_s;
        const QString plain = safeServerText(text, 400);
        QCOMPARE(plain.size(), 400);
        QVERIFY(plain.endsWith(u"LTAI****…"_s));
    }
};

NLSTOKEN_TEST(tst_redaction)
#include "tst_redaction.moc"
