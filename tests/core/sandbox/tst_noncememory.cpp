// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/noncememory.h"

#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNonceMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void nonceServesOnce();
    void nonceIsRememberedWhileItsRequestCouldComeAgain();
    void oldestIsForgottenBeyondTheCapacity();
};

void TestNonceMemory::nonceServesOnce()
{
    const FakeClock clock;
    NonceMemory memory;
    QVERIFY(memory.use("a", clock.now()));
    QVERIFY(memory.use("A", clock.now()));
    QVERIFY(!memory.use("a", clock.now()));
    QCOMPARE(memory.size(), std::size_t{2});
}

void TestNonceMemory::nonceIsRememberedWhileItsRequestCouldComeAgain()
{
    FakeClock clock;
    NonceMemory memory;
    QVERIFY(memory.use("a", clock.now()));
    clock.advance(30min); // stamped a quarter of an hour ahead, it is still good now
    QVERIFY(!memory.use("a", clock.now()));
    clock.advance(1ms);
    QVERIFY(memory.use("a", clock.now()));
    QCOMPARE(memory.size(), std::size_t{1});
}

void TestNonceMemory::oldestIsForgottenBeyondTheCapacity()
{
    const FakeClock clock;
    NonceMemory memory(3);
    for (const char *nonce : {"a", "b", "c", "d"})
        QVERIFY(memory.use(nonce, clock.now()));
    QCOMPARE(memory.size(), std::size_t{3});
    QVERIFY(!memory.use("d", clock.now()));
    QVERIFY(memory.use("a", clock.now()));
}

NLSTOKEN_TEST(TestNonceMemory)
#include "tst_noncememory.moc"
