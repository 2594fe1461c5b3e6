// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/pastedkey.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// Invented.
const QByteArray keyId = "LTAI5tExampleExample1Qx2";
const QByteArray keySecret = "zz0Example1Secret2Of3Nobody456";
const QByteArray temporaryId = "STS.NExampleExampleExampleQx2";

QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

class tst_pastedkey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bothPartsAreFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray &id = keyId;
        const QByteArray &secret = keySecret;
        QTest::newRow("comma") << id + "," + secret;
        QTest::newRow("comma and blank") << id + ", " + secret + "\n";
        QTest::newRow("tab") << id + "\t" + secret;
        QTest::newRow("two lines") << id + "\n" + secret;
        QTest::newRow("two lines, CRLF") << id + "\r\n" + secret + "\r\n";
        QTest::newRow("CSV") << "\xEF\xBB\xBF"
                                "AccessKey ID,AccessKey Secret\r\n"
                + id + "," + secret;
        QTest::newRow("CSV, quoted")
            << "\"AccessKey ID\",\"AccessKey Secret\"\n\"" + id + "\",\"" + secret + "\"";
        QTest::newRow("labels") << "AccessKey ID: " + id + "\nAccessKey Secret: " + secret;
        QTest::newRow("Chinese labels") << "AccessKey ID：" + id + "，AccessKey Secret：" + secret;
        QTest::newRow("environment")
            << "export ALIYUN_AK_ID=" + id + "\nexport ALIYUN_AK_SECRET='" + secret + "'";
        QTest::newRow("JSON, secret first")
            << json("{'AccessKeySecret':'" + secret + "','AccessKeyId':'" + id + "'}");
    }

    void bothPartsAreFound()
    {
        QFETCH(const QByteArray, text);
        const std::optional<AccessKey> key = pastedAccessKey(text);
        QVERIFY(key);
        QCOMPARE(key->id, keyId);
        QVERIFY(key->secret.equals(keySecret));
        QVERIFY(key->securityToken.isEmpty());
    }

    void temporaryKeysComeWithTheirToken()
    {
        const QByteArray padded = QByteArray(100, 'C') + "==";
        const std::optional<AccessKey> key =
            pastedAccessKey(json("{'SecurityToken':'" + padded + "','AccessKeyId':'" + temporaryId
                + "','AccessKeySecret':'" + keySecret + "','Expiration':'2026-11-25T08:00:00Z'}"));
        QVERIFY(key);
        QCOMPARE(key->id, temporaryId);
        QVERIFY(key->secret.equals(keySecret));
        QVERIFY(key->securityToken.equals(padded));
    }

    void anythingElseIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("id") << keyId;
        QTest::newRow("id with blanks") << " " + keyId + "\n";
        QTest::newRow("secret") << keySecret;
        QTest::newRow("two ids") << keyId + "," + keyId;
        QTest::newRow("id and a word") << keyId + " production";
        QTest::newRow("no id") << "hello," + keySecret;
        QTest::newRow("equals signs") << QByteArray("====");
        QTest::newRow("invalid UTF-8") << QByteArray("\xFF\xFE LTAI");
    }

    void anythingElseIsLeftAlone()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!pastedAccessKey(text));
    }
};

NLSTOKEN_TEST(tst_pastedkey)
#include "tst_pastedkey.moc"
