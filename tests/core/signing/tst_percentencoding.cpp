// SPDX-License-Identifier: Apache-2.0
#include "core/signing/canonicalquery.h"
#include "core/signing/percentencoding.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken::signing;

class tst_percentencoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // The table of docs/service/signing.md section 1.
    void everyEdgeCaseIsEncodedAsTheServiceWantsIt_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("space") << QByteArray(" ") << QByteArray("%20");
        QTest::newRow("star") << QByteArray("*") << QByteArray("%2A");
        QTest::newRow("tilde") << QByteArray("~") << QByteArray("~");
        QTest::newRow("plus") << QByteArray("+") << QByteArray("%2B");
        QTest::newRow("reserved") << QByteArray("/=&%:") << QByteArray("%2F%3D%26%25%3A");
        QTest::newRow("script leaves alone") << QByteArray("!'()") << QByteArray("%21%27%28%29");
        QTest::newRow("unreserved") << QByteArray("AZaz09-_.~") << QByteArray("AZaz09-_.~");
        QTest::newRow("chinese") << QByteArray("中文") << QByteArray("%E4%B8%AD%E6%96%87");
        QTest::newRow("emoji") << QByteArray("😀") << QByteArray("%F0%9F%98%80");
        QTest::newRow("newline") << QByteArray("\n") << QByteArray("%0A");
        QTest::newRow("not utf-8") << QByteArray("\xff\x00", 2) << QByteArray("%FF%00");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void everyEdgeCaseIsEncodedAsTheServiceWantsIt()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        QCOMPARE(percentEncoded(plain), encoded);
        QCOMPARE(percentDecoded(encoded), plain);
    }

    void canonicalQuerySortsByByteAndKeepsEmptyValues()
    {
        const Parameters parameters{{"b", "2"}, {"a", ""}, {"B", "中"}, {"A b", "*"}};
        QCOMPARE(canonicalQuery(parameters), QByteArray("A%20b=%2A&B=%E4%B8%AD&a=&b=2"));
    }

    void parsedQueryReadsWhatCanonicalQueryWrote()
    {
        const Parameters parameters{{"a+b", "c d"}, {"empty", ""}, {"token", "x/=&%y"}};
        QCOMPARE(parsedQuery(canonicalQuery(parameters)), parameters);
        QCOMPARE(parsedQuery("a=1+2&&b&=c"), (Parameters{{"", "c"}, {"a", "1 2"}, {"b", ""}}));
    }
};

NLSTOKEN_TEST(tst_percentencoding)
#include "tst_percentencoding.moc"
