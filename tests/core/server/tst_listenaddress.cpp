// SPDX-License-Identifier: Apache-2.0
#include "core/server/listenaddress.h"

#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class TestListenAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressIsReadAsWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("127.0.0.1:80") << QByteArray("127.0.0.1:80");
        QTest::newRow("127.0.0.1") << QByteArray("127.0.0.1:8723");
        QTest::newRow("localhost:80") << QByteArray("127.0.0.1:80");
        QTest::newRow("[::1]:80") << QByteArray("[::1]:80");
        QTest::newRow("18203") << QByteArray("127.0.0.1:18203");
        QTest::newRow("0") << QByteArray("127.0.0.1:0");
        QTest::newRow("unix:/run/a b.sock") << QByteArray("unix:/run/a b.sock");
        for (const char *wrong :
            {"", "65536", "99999999999", "1.2", "127.1:80", "0x7f.1", "2130706433:80", "h:80",
                "127.0.0.1:80/x", "me@127.0.0.1:80", "127.0.0.1:80?a", "unix:", "-1", "+80"})
            QTest::newRow(wrong) << QByteArray();
    }
    void addressIsReadAsWritten()
    {
        const auto where = listenAddressIn(QString::fromLatin1(QTest::currentDataTag()), 8723);
        QTEST(where ? where->text().toLatin1() : QByteArray(), "text");
    }
};

NLSTOKEN_TEST(TestListenAddress)
#include "tst_listenaddress.moc"
