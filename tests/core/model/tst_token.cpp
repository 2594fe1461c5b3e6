// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyidentity.h"
#include "core/model/token.h"
#include "core/model/tokenstate.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace std::chrono_literals;

class tst_token : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itemCarriesTheWholeToken()
    {
        const Token token{
            "124fc7526f434b8c8198d6196b0a1234", 4102444800, 4102358400, u"uid"_s, u"r"_s, u"n"_s};
        QCOMPARE(parsedToken(serialisedToken(token)), token);
    }

    void damagedItemIsNoToken()
    {
        QVERIFY(!parsedToken("{"));
        QVERIFY(!parsedToken("{}"));
        QVERIFY(!parsedToken(R"({"token":"a b","expireTime":1})"));
        QVERIFY(!parsedToken(R"({"token":"ab","expireTime":"soon"})"));
    }

    void remainingIsRoundedDown()
    {
        const Token token{.id = "x", .expireTime = 100, .obtainedAt = 40};
        QCOMPARE(token.remaining(98'999), 1s);
        QCOMPARE(token.remaining(99'001), 0s);
        QCOMPARE(token.remaining(100'001), -1s);
        QCOMPARE(token.lifetime(), 60s);
    }

    void stateFollowsTheTimeLeft()
    {
        QCOMPARE(tokenState(10min, 24h), TokenState::Valid);
        QCOMPARE(tokenState(10min - 1s, 24h), TokenState::Expiring);
        QCOMPARE(tokenState(6s, 20s), TokenState::Valid);
        QCOMPARE(tokenState(4s, 20s), TokenState::Expiring);
        QCOMPARE(tokenState(0s, 24h), TokenState::Expired);
    }

    void onlyVisibleAsciiIsATokenId()
    {
        QCOMPARE(tokenIdIn(u"a!~"_s), "a!~");
        QCOMPARE(tokenIdIn(QString(1024, u'~')), QByteArray(1024, '~'));
        for (const QString &text : {u""_s, QString(1025, u'a'), u"a b"_s, u"a\n"_s, u"a\x7f"_s,
                 u"é"_s, u"中"_s, u"😀"_s, QString(QChar(0xD800)), u"a"_s + QChar(0xDC00)})
            QVERIFY2(!tokenIdIn(text), qPrintable(text));
    }

    void itemWithoutABelievableTokenIsNone_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray("{\"token\":\"abc\",\"expireTi");
        QTest::newRow("no token") << QByteArray("{\"expireTime\":1795436222}");
        QTest::newRow("no time") << QByteArray("{\"token\":\"abc\"}");
        QTest::newRow("absurd time") << QByteArray("{\"token\":\"abc\",\"expireTime\":1e22}");
        QTest::newRow("not ASCII") << QByteArray("{\"token\":\"中\",\"expireTime\":1795436222}");
        QTest::newRow("half a pair")
            << QByteArray("{\"token\":\"a\\ud800\",\"expireTime\":1795436222}");
    }
    void itemWithoutABelievableTokenIsNone()
    {
        QFETCH(QByteArray, item);
        QVERIFY(!parsedToken(item));
    }

    void fingerprintHidesTheIdAndTellsIdentitiesApart()
    {
        const KeyIdentity identity{"LTAI5tAbCdEfGhIjKlMnOpQr", u"https://a"_s, u"2019-07-17"_s};
        const QString print = fingerprint(identity, "salt");
        QCOMPARE(print.size(), 32);
        QVERIFY(!print.contains(u"LTAI"_s));
        QCOMPARE(fingerprint(identity, "salt"), print);
        QVERIFY(fingerprint(identity, "other") != print);
        QVERIFY(fingerprint({identity.accessKeyId, u"https://b"_s, identity.apiVersion}, "salt")
            != print);
        QVERIFY(fingerprint({identity.accessKeyId, identity.endpoint, u"2019-02-28"_s}, "salt")
            != print);
    }
};

NLSTOKEN_TEST(tst_token)
#include "tst_token.moc"
