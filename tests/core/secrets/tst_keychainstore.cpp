// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretname.h"
#include "tests/core/secrets/keyring.h"
#include "tests/core/secrets/storeanswers.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace nlstoken;

//! With an open keyring.
class tst_KeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecretComesBackAsItWas_data();
    void aSecretComesBackAsItWas();
    void aNewSecretTakesThePlaceOfTheOld();
    void aMissingItemIsNothing();
    void aRemovedItemIsGone();
    void removingAMissingItemSucceeds();
    void onlyTheNamedItemIsRemoved();
    void operationsAtTheSameTimeAreAllAnswered();
    void aStoreMayDieWithWorkUnderWay();
    void theDesktopsOwnToolFindsTheItem();
    void withoutADefaultCollectionThereIsNoKeychainToWriteTo();
    void theProviderHasAName();

private:
    KeychainStore m_store{KeychainBackend::SecretService, KeychainStore::Prompt::Refuse};
};

namespace {

const QString itemName = tokenItemName(u"0123abcd"_s);

QStringList attributesOf(const QString &name)
{
    return {u"server"_s, u"nls-token-desk"_s, u"user"_s, name};
}

} // namespace

void tst_KeychainStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void tst_KeychainStore::aSecretComesBackAsItWas_data()
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

void tst_KeychainStore::aSecretComesBackAsItWas()
{
    QFETCH(QByteArray, secret);
    QCOMPARE(codeOf(writeTo(m_store, itemName, secret)), u"success"_s);
    const auto found = readFrom(m_store, itemName);
    QCOMPARE(codeOf(found), u"success"_s);
    QVERIFY(found->has_value());
    QCOMPARE(bytesOf(found), secret);
}

void tst_KeychainStore::aNewSecretTakesThePlaceOfTheOld()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "old")), u"success"_s);
    QCOMPARE(codeOf(writeTo(m_store, itemName, "new")), u"success"_s);
    QCOMPARE(bytesOf(readFrom(m_store, itemName)), QByteArray("new"));
    const QByteArray listed =
        keyring::secretTool(QStringList{u"search"_s, u"--all"_s} + attributesOf(itemName));
    QCOMPARE(listed.count("secret = "), 1);
}

void tst_KeychainStore::aMissingItemIsNothing()
{
    QCOMPARE(bytesOf(readFrom(m_store, u"nls-token-desk/token/never-stored"_s)),
        QByteArray("(nothing)"));
}

void tst_KeychainStore::aRemovedItemIsGone()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "value")), u"success"_s);
    QCOMPARE(codeOf(removeFrom(m_store, itemName)), u"success"_s);
    QCOMPARE(bytesOf(readFrom(m_store, itemName)), QByteArray("(nothing)"));
    QVERIFY(keyring::secretTool(QStringList{u"lookup"_s} + attributesOf(itemName)).isEmpty());
}

void tst_KeychainStore::removingAMissingItemSucceeds()
{
    QCOMPARE(codeOf(removeFrom(m_store, u"nls-token-desk/token/never-stored"_s)), u"success"_s);
}

void tst_KeychainStore::onlyTheNamedItemIsRemoved()
{
    const QString other = accessKeyItemName(u"profile"_s);
    QCOMPARE(codeOf(writeTo(m_store, itemName, "one")), u"success"_s);
    QCOMPARE(codeOf(writeTo(m_store, other, "two")), u"success"_s);
    QCOMPARE(codeOf(removeFrom(m_store, itemName)), u"success"_s);
    QCOMPARE(bytesOf(readFrom(m_store, other)), QByteArray("two"));
}

void tst_KeychainStore::operationsAtTheSameTimeAreAllAnswered()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "shared")), u"success"_s);
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        m_store.read(itemName, {this, [&answers](const Result<std::optional<SecretBytes>> &found) {
                                    QCOMPARE(bytesOf(found), QByteArray("shared"));
                                    ++answers;
                                }});
    }
    QTRY_COMPARE(answers, 20);
}

void tst_KeychainStore::aStoreMayDieWithWorkUnderWay()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "value")), u"success"_s);
    auto asker = std::make_unique<QObject>();
    auto store = std::make_unique<KeychainStore>(
        KeychainBackend::SecretService, KeychainStore::Prompt::Refuse);
    store->read(itemName, {asker.get(), [](const auto &) { QFAIL("answered after death"); }});
    store->remove(u"nls-token-desk/token/other"_s,
        {asker.get(), [](const auto &) { QFAIL("answered after death"); }});
    asker.reset();
    store.reset();
    QCOMPARE(bytesOf(readFrom(m_store, itemName)), QByteArray("value"));
}

void tst_KeychainStore::theDesktopsOwnToolFindsTheItem()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "testsecret")), u"success"_s);
    // QtKeychain stores bytes as Base64 and marks them so.
    const QByteArray stored = keyring::secretTool(
        QStringList{u"lookup"_s} + attributesOf(itemName) + QStringList{u"type"_s, u"base64"_s});
    QCOMPARE(QByteArray::fromBase64(stored), QByteArray("testsecret"));
}

void tst_KeychainStore::withoutADefaultCollectionThereIsNoKeychainToWriteTo()
{
    QVERIFY(keyring::setDefaultCollection(u"/"_s));
    const auto written = writeTo(m_store, itemName, "value");
    QVERIFY(keyring::setDefaultCollection(u"/org/freedesktop/secrets/collection/login"_s));
    QCOMPARE(codeOf(written), u"KeychainAbsent"_s);
    QVERIFY(written.error().detail.contains(u"default collection"_s));
}

void tst_KeychainStore::theProviderHasAName()
{
    QCOMPARE(m_store.kind(), u"secret-service"_s);
    QCOMPARE(providerNameOf(m_store).value_or(QString()), u"GNOME Keyring"_s);
}

QTEST_GUILESS_MAIN(tst_KeychainStore)
#include "tst_keychainstore.moc"
