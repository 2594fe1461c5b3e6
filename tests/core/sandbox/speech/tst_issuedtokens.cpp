// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/issuedtokens.h"

#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Standing = IssuedTokens::Standing;

class TestIssuedTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyIssuedOnesAreGood();
    void endsAtItsExpireTime();
    void issuedAgainItHasTheNewExpiry();
    void falsifiedExpiryIsNotTaken_data();
    void falsifiedExpiryIsNotTaken();
    void oldestIsForgotten();

private:
    [[nodiscard]] qint64 in(std::chrono::seconds time) const
    {
        return m_clock.now().toSecsSinceEpoch() + time.count();
    }

    FakeClock m_clock;
};

void TestIssuedTokens::onlyIssuedOnesAreGood()
{
    IssuedTokens tokens;
    tokens.add(u"abc"_s, in(1h));
    QCOMPARE(tokens.standing("abc", m_clock.now()), Standing::Good);
    QCOMPARE(tokens.standing("abcd", m_clock.now()), Standing::Unknown);
    QCOMPARE(tokens.standing("", m_clock.now()), Standing::Unknown);
}

void TestIssuedTokens::endsAtItsExpireTime()
{
    IssuedTokens tokens;
    tokens.add(u"abc"_s, in(60s));
    QCOMPARE(tokens.standing("abc", m_clock.now().addSecs(59)), Standing::Good);
    QCOMPARE(tokens.standing("abc", m_clock.now().addSecs(60)), Standing::Expired);
}

void TestIssuedTokens::issuedAgainItHasTheNewExpiry()
{
    IssuedTokens tokens(1);
    tokens.add(u"abc"_s, in(60s));
    tokens.add(u"abc"_s, in(20s));
    QCOMPARE(tokens.standing("abc", m_clock.now().addSecs(30)), Standing::Expired);
}

void TestIssuedTokens::falsifiedExpiryIsNotTaken_data()
{
    QTest::addColumn<QJsonValue>("expireTime");
    QTest::newRow("string") << QJsonValue(u"1795350000"_s);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("fraction") << QJsonValue(1795350000.5);
}

void TestIssuedTokens::falsifiedExpiryIsNotTaken()
{
    QFETCH(const QJsonValue, expireTime);
    IssuedTokens tokens;
    tokens.add(u"abc"_s, expireTime);
    QCOMPARE(tokens.standing("abc", m_clock.now()), Standing::Unknown);
}

void TestIssuedTokens::oldestIsForgotten()
{
    IssuedTokens tokens(2);
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s})
        tokens.add(id, in(1h));
    QCOMPARE(tokens.standing("a", m_clock.now()), Standing::Unknown);
    QCOMPARE(tokens.standing("b", m_clock.now()), Standing::Good);
    QCOMPARE(tokens.standing("c", m_clock.now()), Standing::Good);
}

NLSTOKEN_TEST(TestIssuedTokens)
#include "tst_issuedtokens.moc"
