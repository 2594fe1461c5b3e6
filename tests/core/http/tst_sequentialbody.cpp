// SPDX-License-Identifier: Apache-2.0
#include "core/http/sequentialbody.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_sequentialbody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bytesComeOnceAndInOrder()
    {
        const QByteArray bytes("a\0b&c=\xff", 7);
        SequentialBody body(bytes);
        QCOMPARE(body.bytesAvailable(), 7);
        QVERIFY(!body.atEnd());
        QCOMPARE(body.read(3), bytes.left(3));
        QCOMPARE(body.bytesAvailable(), 4);
        QCOMPARE(body.readAll(), bytes.mid(3));
        QVERIFY(body.atEnd());
        QCOMPARE(body.readAll(), QByteArray());
    }

    void itCannotBeRewound()
    {
        SequentialBody body("abc");
        QVERIFY(body.isSequential());
        QCOMPARE(body.read(3), "abc");
        QVERIFY(!body.reset());
        QCOMPARE(body.bytesAvailable(), 0);
    }

    void endIsTold()
    {
        SequentialBody body("");
        char byte = 0;
        QCOMPARE(body.read(&byte, 1), -1);
        QVERIFY(body.atEnd());
    }
};

NLSTOKEN_TEST(tst_sequentialbody)
#include "tst_sequentialbody.moc"
