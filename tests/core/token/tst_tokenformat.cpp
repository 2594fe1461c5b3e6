// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/model/profilefields.h"
#include "core/token/tokenformat.h"
#include "core/token/tokenvariables.h"
#include "tests/core/token/hostiletokens.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

const QDateTime now = utcFromMilliseconds(900'500);

} // namespace

class tst_tokenformat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFormHasItsText_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("text") << u"text"_s << QByteArray("abc");
        QTest::newRow("shell") << u"shell"_s
                               << QByteArray("export NLS_TOKEN='abc'\n"
                                             "export NLS_TOKEN_EXPIRE_TIME='1000'\n"
                                             "export NLS_GATEWAY_URL='wss://host/ws/v1'\n"
                                             "export NLS_APPKEY='key'\n"
                                             "export NLS_REGION='cn-shanghai'");
        QTest::newRow("powershell") << u"powershell"_s
                                    << QByteArray("$env:NLS_TOKEN = 'abc'\n"
                                                  "$env:NLS_TOKEN_EXPIRE_TIME = '1000'\n"
                                                  "$env:NLS_GATEWAY_URL = 'wss://host/ws/v1'\n"
                                                  "$env:NLS_APPKEY = 'key'\n"
                                                  "$env:NLS_REGION = 'cn-shanghai'");
        // Without quotes, which `docker run --env-file` would take for a part of the value.
        QTest::newRow("dotenv") << u"dotenv"_s
                                << QByteArray("NLS_TOKEN=abc\n"
                                              "NLS_TOKEN_EXPIRE_TIME=1000\n"
                                              "NLS_GATEWAY_URL=wss://host/ws/v1\n"
                                              "NLS_APPKEY=key\n"
                                              "NLS_REGION=cn-shanghai");
        QTest::newRow("header") << u"header"_s << QByteArray("X-NLS-Token: abc");
        QTest::newRow("url") << u"url"_s << QByteArray("wss://host/ws/v1?token=abc");
    }
    void everyFormHasItsText()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, text);
        QCOMPARE(formattedToken(*tokenFormatFromName(format), answerWith("abc"),
                     profileWith(u"wss://host/ws/v1"_s, u"key"_s), now),
            text);
    }

    void namesLeadBackToTheirForms()
    {
        for (const QString &name : tokenFormatNames())
            QVERIFY(tokenFormatFromName(name));
        QCOMPARE(tokenFormatNames().size(), 7);
        QVERIFY(!tokenFormatFromName(u"Text"_s) && !tokenFormatFromName(u""_s));
        for (const QString &name : tokenFieldNames())
            QVERIFY(tokenFieldFromName(name));
        QVERIFY(!tokenFieldFromName(u"secret"_s));
    }

    void jsonIsPrintedAsTheServiceSentIt()
    {
        const TokenAnswer answer = answerWith("abc");
        Profile profile = profileWith({}, {});
        const QJsonObject object = tokenJson(answer, profile, now);
        QCOMPARE(object[u"expireTime"_s].toInteger(), 1000);
        QCOMPARE(object[u"expiresIn"_s].toInteger(),
            89); // 99.5 s by this clock, 89.5 s by the service's
        QCOMPARE(object[u"profile"_s].toString(), u"demo"_s);
        QVERIFY(object[u"userId"_s].isNull());
        QCOMPARE(object[u"source"_s].toString(), u"cache"_s);
        QCOMPARE(QJsonDocument::fromJson(formattedToken(TokenFormat::Json, answer, profile, now))
                     .object(),
            object);
        profile.name.clear();
        QVERIFY(tokenJson(answer, profile, now)[u"profile"_s].isNull());
    }

    void anAppkeyThatIsNotThereReplacesAnother()
    {
        const TokenAnswer answer = answerWith("abc");
        const Profile profile = profileWith(u"wss://host/ws/v1"_s, {});
        QVERIFY(formattedToken(TokenFormat::Shell, answer, profile, now)
                .contains("export NLS_APPKEY=''\n"));
        QVERIFY(formattedToken(TokenFormat::PowerShell, answer, profile, now)
                .contains("$env:NLS_APPKEY = ''\n"));
        QVERIFY(
            formattedToken(TokenFormat::Dotenv, answer, profile, now).contains("NLS_APPKEY=\n"));
        for (const auto &[name, value] : tokenVariables(answer.token, profile))
            QCOMPARE(value.has_value(), name != "NLS_APPKEY");
    }

    void urlCarriesAnyToken()
    {
        for (const QByteArray &id : hostileTokens()) {
            const QUrl url = QUrl::fromEncoded(formattedToken(TokenFormat::Url, answerWith(id),
                                                   profileWith(u"wss://host/ws/v1"_s, {}), now),
                QUrl::StrictMode);
            QVERIFY2(url.isValid(), id.constData());
            QCOMPARE(QUrlQuery(url).queryItemValue(u"token"_s, QUrl::FullyDecoded).toLatin1(), id);
            QCOMPARE(url.adjusted(QUrl::RemoveQuery), QUrl(u"wss://host/ws/v1"_s));
        }
    }

    // What a form's lines rest on.
    void aGatewayHoldsNoControlCharacter()
    {
        for (const QString &gateway : {u"wss://host/a\nb"_s, u"wss://host/a\rb"_s,
                 u"wss://host/a\tb"_s, u"wss://host/a b"_s, u"wss://host/\x1b"_s})
            QVERIFY2(!checkedGateway(gateway), qPrintable(gateway));
    }

    // No PowerShell to ask here: in its single quotes everything stands for itself but a quotation
    // mark, of which two in a row stand for one.
    void powerShellStringsEndWhereTheyShould()
    {
        for (const QByteArray &id : hostileTokens()) {
            const QByteArray text = formattedToken(
                TokenFormat::PowerShell, answerWith(id), profileWith(u"ws://h/‘’‚‛"_s, {}), now);
            QCOMPARE(text.count('\n'), 4);
            for (const QString &line : QString::fromUtf8(text).split(u'\n')) {
                const QString value = line.section(u" = "_s, 1);
                QVERIFY(value.startsWith(u'\'') && value.endsWith(u'\'') && value.size() >= 2);
                QString read;
                const QString marks = u"'‘’‚‛"_s;
                for (qsizetype i = 1; i < value.size() - 1; ++i) {
                    read += value[i];
                    if (marks.contains(value[i])) {
                        ++i;
                        QVERIFY2(i < value.size() - 1 && marks.contains(value[i]), id.constData());
                    }
                }
                if (line.startsWith("$env:NLS_TOKEN ="_L1))
                    QCOMPARE(read.toLatin1(), id);
                if (line.startsWith("$env:NLS_GATEWAY_URL"_L1))
                    QCOMPARE(read, u"ws://h/‘’‚‛"_s);
            }
        }
    }
};

NLSTOKEN_TEST(tst_tokenformat)
#include "tst_tokenformat.moc"
