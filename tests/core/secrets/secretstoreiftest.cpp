// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/secretstoreiftest.h"

#include "core/secrets/secretname.h"
#include "tests/core/secrets/storeanswers.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

const QString promisedItem = tokenItemName(u"0123abcd"_s);
const QString otherItem = accessKeyItemName(u"profile"_s);

} // namespace

void SecretStoreIfTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void SecretStoreIfTest::cleanup()
{
    for (const QString &name : {promisedItem, otherItem})
        QCOMPARE(codeOf(removeFrom(store(), name)), u"success"_s);
}

void SecretStoreIfTest::aSecretComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("secret");

    QTest::newRow("a key") << QByteArray("testsecret");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("blanks and line breaks") << QByteArray(" a\n\r\tb ");
    QTest::newRow("UTF-8") << QByteArray("密钥 ключ 🔑");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80", 3);
    QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
    QTest::newRow("100 kB") << QByteArray(100'000, 'x');
}

void SecretStoreIfTest::aSecretComesBackAsItWas()
{
    QFETCH(QByteArray, secret);
    QCOMPARE(codeOf(writeTo(store(), promisedItem, secret)), u"success"_s);
    const auto found = readFrom(store(), promisedItem);
    QCOMPARE(codeOf(found), u"success"_s);
    QVERIFY(found->has_value());
    QCOMPARE(bytesOf(found), secret);
}

void SecretStoreIfTest::aSecretCanBeReadTwice()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "value")), u"success"_s);
    QCOMPARE(bytesOf(readFrom(store(), promisedItem)), QByteArray("value"));
    QCOMPARE(bytesOf(readFrom(store(), promisedItem)), QByteArray("value"));
}

void SecretStoreIfTest::aNewSecretTakesThePlaceOfTheOld()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "old")), u"success"_s);
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "new")), u"success"_s);
    QCOMPARE(bytesOf(readFrom(store(), promisedItem)), QByteArray("new"));
}

void SecretStoreIfTest::aMissingItemIsNothing()
{
    QCOMPARE(bytesOf(readFrom(store(), u"nls-token-desk/token/never-stored"_s)),
        QByteArray("(nothing)"));
}

void SecretStoreIfTest::aRemovedItemIsGone()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "value")), u"success"_s);
    QCOMPARE(codeOf(removeFrom(store(), promisedItem)), u"success"_s);
    QCOMPARE(bytesOf(readFrom(store(), promisedItem)), QByteArray("(nothing)"));
}

void SecretStoreIfTest::removingAMissingItemSucceeds()
{
    QCOMPARE(codeOf(removeFrom(store(), u"nls-token-desk/token/never-stored"_s)), u"success"_s);
}

void SecretStoreIfTest::onlyTheNamedItemIsRemoved()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "one")), u"success"_s);
    QCOMPARE(codeOf(writeTo(store(), otherItem, "two")), u"success"_s);
    QCOMPARE(codeOf(removeFrom(store(), promisedItem)), u"success"_s);
    QCOMPARE(bytesOf(readFrom(store(), otherItem)), QByteArray("two"));
}

void SecretStoreIfTest::operationsAtTheSameTimeAreAllAnswered()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "shared")), u"success"_s);
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        startRead(store(), promisedItem,
            {this, [&answers](const Result<std::optional<SecretBytes>> &found) {
            QCOMPARE(bytesOf(found), QByteArray("shared"));
            ++answers;
        }});
    }
    QTRY_COMPARE(answers, 20);
}

void SecretStoreIfTest::nothingIsAnsweredInsideTheCall()
{
    bool insideCall = true;
    int answers = 0;
    const auto count = [&](const auto &) {
        QVERIFY(!insideCall);
        ++answers;
    };
    startRead(store(), promisedItem, {this, count});
    store().write(otherItem, SecretBytes(QByteArrayView("value")), {}, {this, count});
    store().remove(u"nls-token-desk/token/never-stored"_s, {}, {this, count});
    insideCall = false;
    QTRY_COMPARE(answers, 3);
}

void SecretStoreIfTest::aCallerThatDiedIsNotAnswered()
{
    QCOMPARE(codeOf(writeTo(store(), promisedItem, "value")), u"success"_s);
    auto caller = std::make_unique<QObject>();
    startRead(
        store(), promisedItem, {caller.get(), [](const auto &) { QFAIL("answered the dead"); }});
    store().remove(u"nls-token-desk/token/never-stored"_s, {},
        {caller.get(), [](const auto &) { QFAIL("answered the dead"); }});
    caller.reset();
    QCOMPARE(bytesOf(readFrom(store(), promisedItem)), QByteArray("value"));
}

void SecretStoreIfTest::itsKindIsOneThatSettingsKnow()
{
    const QStringList known{
        u"secret-service"_s, u"kwallet"_s, u"windows"_s, u"macos"_s, u"memory"_s};
    QVERIFY2(known.contains(store().kind()), qPrintable(store().kind()));
}

} // namespace nlstoken
