// SPDX-License-Identifier: Apache-2.0
#include "core/model/accesskey.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

AccessKey key(QByteArrayView id, QByteArrayView secret, QByteArrayView securityToken = {})
{
    return {id.toByteArray(), SecretBytes(secret), SecretBytes(securityToken),
        u"https://host.aliyuncs.com"_s};
}

constexpr QByteArrayView usualId = "LTAI5tAbCdEfGhIjKlMnOpQr";
constexpr QByteArrayView usualSecret = "abcdefghijABCDEFGHIJ0123456789";

bool hasRemark(const AccessKey &k, KeyRemark remark)
{
    const std::vector<KeyRemark> remarks = remarksOn(k);
    return std::ranges::find(remarks, remark) != remarks.end();
}

} // namespace

class tst_accesskey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void emptyPartsAndControlCharactersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("code");
        QTest::newRow("no id") << QByteArray() << QByteArray("s") << u"AccessKeyIdEmpty"_s;
        QTest::newRow("no secret") << QByteArray("i") << QByteArray() << u"AccessKeySecretEmpty"_s;
        QTest::newRow("line break in id")
            << QByteArray("i\n") << QByteArray("s") << u"AccessKeyIdControl"_s;
        QTest::newRow("tab in secret")
            << QByteArray("i") << QByteArray("s\t") << u"AccessKeySecretControl"_s;
        QTest::newRow("C1 in secret")
            << QByteArray("i") << QByteArray("s\xc2\x85") << u"AccessKeySecretControl"_s;
        QTest::newRow("NUL in secret")
            << QByteArray("i") << QByteArray("s\0t", 3) << u"AccessKeySecretControl"_s;
    }
    void emptyPartsAndControlCharactersAreRefused()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, secret);
        QFETCH(QString, code);
        const Result<void> checked = checkAccessKey(key(id, secret));
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, code);
        QCOMPARE(checked.error().kind, ErrorKind::Profile);
    }

    void usualKeyHasNoRemark() { QVERIFY(remarksOn(key(usualId, usualSecret)).empty()); }

    void unusualPartsAreAcceptedWithARemark()
    {
        QVERIFY(checkAccessKey(key("x y", "\"短\"")));
        QVERIFY(hasRemark(key(usualSecret, usualId), KeyRemark::SecretLooksLikeId));
        QVERIFY(hasRemark(key("x", usualSecret), KeyRemark::IdUnusual));
        QVERIFY(hasRemark(key(usualId, "short"), KeyRemark::SecretUnusualLength));
        QVERIFY(
            hasRemark(key(usualId, " abcdefghijABCDEFGHIJ0123456789"), KeyRemark::SecretHasBlank));
        QVERIFY(hasRemark(key("LTAI 123", usualSecret), KeyRemark::IdHasBlank));
        QVERIFY(hasRemark(key("'LTAI'", usualSecret), KeyRemark::IdHasQuote));
        QVERIFY(hasRemark(key(usualId, "“中”"), KeyRemark::SecretNotAscii));
        QVERIFY(hasRemark(key("STS.abc", usualSecret), KeyRemark::SecurityTokenMissing));
        QVERIFY(hasRemark(key(usualId, usualSecret, "CAIS"), KeyRemark::SecurityTokenUnneeded));
        QVERIFY(remarksOn(key("STS.abc", "any", "CAIS")).empty());
    }

    void itemCarriesTheWholeKey()
    {
        const AccessKey before = key("LT&=%AI", "a&b=c%d+e/中\"'", "CAIS+/==&x");
        const std::optional<AccessKey> after = parsedAccessKey(serialisedAccessKey(before));
        QVERIFY(after);
        QCOMPARE(after->id, before.id);
        QVERIFY(after->secret.equals(before.secret.view()));
        QVERIFY(after->securityToken.equals(before.securityToken.view()));
        QCOMPARE(after->endpoint, before.endpoint);
    }

    void foreignItemIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("newer") << QByteArray("version=2&accessKeyId=a&accessKeySecret=b");
        QTest::newRow("no secret") << QByteArray("version=1&accessKeyId=a");
    }
    void foreignItemIsNoKey()
    {
        QFETCH(QByteArray, item);
        QVERIFY(!parsedAccessKey(SecretBytes(item)));
    }
};

NLSTOKEN_TEST(tst_accesskey)
#include "tst_accesskey.moc"
