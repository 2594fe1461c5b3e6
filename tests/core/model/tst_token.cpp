// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyidentity.h"
#include "core/model/token.h"
#include "core/model/tokenstate.h"

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

    void minimumIsAtMostHalfTheLifetime()
    {
        QCOMPARE(defaultMinimumTtl(24h), 300s);
        QCOMPARE(defaultMinimumTtl(20s), 10s);
        QCOMPARE(defaultMinimumTtl(-5s), 0s);
    }

    void onlyVisibleAsciiIsATokenId()
    {
        QVERIFY(isTokenId("a") && isTokenId(QByteArray(1024, '~')));
        QVERIFY(!isTokenId("") && !isTokenId(QByteArray(1025, 'a')) && !isTokenId("a b")
            && !isTokenId("a\n") && !isTokenId("é"));
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

QTEST_GUILESS_MAIN(tst_token)
#include "tst_token.moc"
