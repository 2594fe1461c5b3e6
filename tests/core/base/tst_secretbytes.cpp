// SPDX-License-Identifier: Apache-2.0
#include "core/base/secretbytes.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <type_traits>

using namespace nlstoken;

static_assert(!std::is_copy_constructible_v<SecretBytes>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);
static_assert(!std::is_convertible_v<SecretBytes, QString>);
static_assert(!std::is_convertible_v<SecretBytes, QByteArray>);

class tst_secretbytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takenBytesAreWipedAtTheirSource()
    {
        QByteArray source("s3cret");
        const char *storage = source.constData();
        char before = *storage;
        QCOMPARE(before, 's');
        QByteArray hold = source; // shared: can't be wiped without hurting another owner
        SecretBytes shared = SecretBytes::take(source);
        QCOMPARE(hold, "s3cret");
        QVERIFY(source.isEmpty());
        QVERIFY(shared.equals("s3cret"));
    }

    void movedFromIsEmpty()
    {
        SecretBytes first{QByteArrayView("s3cret")};
        SecretBytes second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
        QVERIFY(second.equals("s3cret"));
        second = SecretBytes();
        QVERIFY(second.isEmpty());
    }

    void bytesOfAnyValueAreKept()
    {
        SecretBytes secret{QByteArrayView("a\0b", 3)};
        secret.append(QByteArrayView("\xff", 1));
        QCOMPARE(secret.view().toByteArray(), QByteArray("a\0b\xff", 4));
        QVERIFY(!secret.equals("a"));
        QVERIFY(secret.clone().equals(QByteArrayView("a\0b\xff", 4)));
    }

    void wipedMemoryIsZero()
    {
        char bytes[] = "s3cret";
        wipeMemory(bytes, sizeof bytes);
        for (const char byte : bytes)
            QCOMPARE(byte, '\0');
    }
};

NLSTOKEN_TEST(tst_secretbytes)
#include "tst_secretbytes.moc"
