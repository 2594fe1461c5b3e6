// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/expiringstoreiftest.h"

#include <QRegularExpression>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

//! The bytes of \a name; "missing" or the failure's code when there are none.
QByteArray ExpiringStoreIfTest::stored(const QString &name)
{
    const Result<std::optional<SecretBytes>> secret = store().read(name);
    if (!secret)
        return secret.error().code.toLatin1();
    return *secret ? (*secret)->view().toByteArray() : QByteArray("missing");
}

void ExpiringStoreIfTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_name = u"test-"_s + QUuid::createUuid().toString(QUuid::Id128);
}

void ExpiringStoreIfTest::cleanup()
{
    QVERIFY(store().remove(m_name));
    QCOMPARE(stored(m_name), "missing");
}

void ExpiringStoreIfTest::aSecretComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a token") << QByteArray("{\"token\":\"450372e4279bcc2b3c793f87aa\"}");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80", 3);
    QTest::newRow("4 kB") << QByteArray(4096, 'x');
}

void ExpiringStoreIfTest::aSecretComesBackAsItWas()
{
    QFETCH(QByteArray, secret);
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView(secret)), 60s));
    QCOMPARE(stored(m_name), secret);
    QCOMPARE(stored(m_name), secret);
}

void ExpiringStoreIfTest::aNewSecretTakesThePlaceOfTheOld()
{
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("old")), 60s));
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("new")), 60s));
    QCOMPARE(stored(m_name), "new");
}

void ExpiringStoreIfTest::aMissingSecretIsNothing()
{
    QCOMPARE(stored(m_name), "missing");
}

void ExpiringStoreIfTest::removingAMissingSecretSucceeds()
{
    QVERIFY(store().remove(m_name));
}

void ExpiringStoreIfTest::onlyTheNamedSecretIsRemoved()
{
    const QString other = m_name + u'x';
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("one")), 60s));
    QVERIFY(store().write(other, SecretBytes(QByteArrayView("other")), 60s));
    QVERIFY(store().remove(m_name));
    QCOMPARE(stored(m_name), "missing");
    QCOMPARE(stored(other), "other");
    QVERIFY(store().remove(other));
}

void ExpiringStoreIfTest::aSecretIsForgottenAtItsTime()
{
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("secret")), 1s));
    QCOMPARE(stored(m_name), "secret");
    endTimeOf(m_name);
    QTRY_COMPARE(stored(m_name), "missing");
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("again")), 60s));
    QCOMPARE(stored(m_name), "again");
}

void ExpiringStoreIfTest::checkingLeavesSecretsAlone()
{
    QVERIFY(store().write(m_name, SecretBytes(QByteArrayView("secret")), 60s));
    QVERIFY(store().check());
    QCOMPARE(stored(m_name), "secret");
}

void ExpiringStoreIfTest::itsKindIsOneThatJsonKnows()
{
    const QStringList known{u"kernel-keyring"_s, u"memory"_s};
    QVERIFY2(known.contains(store().kind()), qPrintable(store().kind()));
}

} // namespace nlstoken
