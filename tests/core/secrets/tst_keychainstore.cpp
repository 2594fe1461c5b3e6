// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretname.h"
#include "tests/core/secrets/keyring.h"
#include "tests/core/secrets/secretstoreiftest.h"
#include "tests/core/secrets/storeanswers.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace nlstoken;

//! With an open keyring.
class tst_KeychainStore : public SecretStoreIfTest
{
    Q_OBJECT

    SecretStore &store() override { return m_store; }

private Q_SLOTS:
    void anItemIsStoredOnce();
    void aRemovedItemIsGoneForTheDesktopsOwnToolToo();
    void aStoreMayDieWithWorkUnderWay();
    void theDesktopsOwnToolFindsTheItem();
    void withoutADefaultCollectionThereIsNoKeychainToWriteTo();
    void theProviderHasAName();

private:
    KeychainStore m_store{KeychainBackend::SecretService};
};

namespace {

const QString itemName = tokenItemName(u"0123abcd"_s);

QStringList attributesOf(const QString &name)
{
    return {u"server"_s, u"nls-token-desk"_s, u"user"_s, name};
}

} // namespace

void tst_KeychainStore::anItemIsStoredOnce()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "old")), u"success"_s);
    QCOMPARE(codeOf(writeTo(m_store, itemName, "new")), u"success"_s);
    const QByteArray listed =
        keyring::secretTool(QStringList{u"search"_s, u"--all"_s} + attributesOf(itemName));
    QCOMPARE(listed.count("secret = "), 1);
}

void tst_KeychainStore::aRemovedItemIsGoneForTheDesktopsOwnToolToo()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "value")), u"success"_s);
    QCOMPARE(codeOf(removeFrom(m_store, itemName)), u"success"_s);
    QVERIFY(keyring::secretTool(QStringList{u"lookup"_s} + attributesOf(itemName)).isEmpty());
}

void tst_KeychainStore::aStoreMayDieWithWorkUnderWay()
{
    QCOMPARE(codeOf(writeTo(m_store, itemName, "value")), u"success"_s);
    auto caller = std::make_unique<QObject>();
    auto store = std::make_unique<KeychainStore>(KeychainBackend::SecretService);
    store->read(itemName, {}, {caller.get(), [](const auto &) { QFAIL("answered after death"); }});
    store->remove(u"nls-token-desk/token/other"_s, {},
        {caller.get(), [](const auto &) { QFAIL("answered after death"); }});
    caller.reset();
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
    QVERIFY(written.error().reason.contains(u"default collection"_s));
}

void tst_KeychainStore::theProviderHasAName()
{
    QCOMPARE(m_store.kind(), u"secret-service"_s);
    QCOMPARE(providerNameOf(m_store).value_or(QString()), u"GNOME Keyring"_s);
}

QTEST_GUILESS_MAIN(tst_KeychainStore)
#include "tst_keychainstore.moc"
