// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/secretname.h"
#include "tests/core/secrets/fakeprompter.h"
#include "tests/core/secrets/keyring.h"
#include "tests/core/secrets/storeanswers.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

//! With a keyring that holds one item and is locked.
class tst_KeychainLocked : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void anOperationIsRefusedWithoutAPrompt_data();
    void anOperationIsRefusedWithoutAPrompt();
    void aRefusedOperationChangesNothing();
    void aMissingItemIsMissingAndNotLocked();

    void anItemLockedMidwayIsNotReportedMissing();
    void anItemLockedMidwayIsNotReportedRemoved();

    void aDismissedPromptIsARefusal_data();
    void aDismissedPromptIsARefusal();
    void anUnlockedKeyringAnswersAfterThePrompt();
    void aPromptThatStaysOpenIsATimeout();

private:
    //! The answer of the operation named by the data row.
    QString codeOfOperation(KeychainStore &store, const PromptPermission &prompt = {}) const;

    FakePrompter m_prompter;
};

namespace {

const QString itemName = accessKeyItemName(u"profile"_s);

void addOperations()
{
    QTest::addColumn<QString>("operation");
    for (const char *operation : {"read", "write", "remove"})
        QTest::newRow(operation) << QString::fromLatin1(operation);
}

} // namespace

QString tst_KeychainLocked::codeOfOperation(
    KeychainStore &store, const PromptPermission &prompt) const
{
    const QString operation = QString::fromLatin1(QTest::currentDataTag());
    if (operation == "read"_L1)
        return codeOf(readFrom(store, itemName, prompt));
    return codeOf(operation == "write"_L1 ? writeTo(store, itemName, "other", prompt)
                                          : removeFrom(store, itemName, prompt));
}

void tst_KeychainLocked::initTestCase()
{
    QVERIFY(m_prompter.listen());
    KeychainStore store(KeychainBackend::SecretService);
    QCOMPARE(codeOf(writeTo(store, itemName, "testsecret")), u"success"_s);
}

void tst_KeychainLocked::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(keyring::lock());
}

void tst_KeychainLocked::anOperationIsRefusedWithoutAPrompt_data()
{
    addOperations();
}

void tst_KeychainLocked::anOperationIsRefusedWithoutAPrompt()
{
    KeychainStore store(KeychainBackend::SecretService);
    const int prompts = m_prompter.prompts();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(codeOfOperation(store), u"KeychainLocked"_s);
    QCOMPARE_LT(timer.elapsed(), 1000);
    QCOMPARE(m_prompter.prompts(), prompts);
}

void tst_KeychainLocked::aRefusedOperationChangesNothing()
{
    KeychainStore store(KeychainBackend::SecretService);
    const auto removed = removeFrom(store, itemName);
    QCOMPARE(codeOf(removed), u"KeychainLocked"_s);
    QCOMPARE(removed.error().detail, u"GNOME Keyring"_s);
    QCOMPARE(codeOf(writeTo(store, itemName, "other")), u"KeychainLocked"_s);
    QVERIFY(keyring::unlock());
    QCOMPARE(bytesOf(readFrom(store, itemName)), QByteArray("testsecret"));
}

void tst_KeychainLocked::aMissingItemIsMissingAndNotLocked()
{
    KeychainStore store(KeychainBackend::SecretService);
    QCOMPARE(
        bytesOf(readFrom(store, u"nls-token-desk/token/never-stored"_s)), QByteArray("(nothing)"));
    QCOMPARE(codeOf(removeFrom(store, u"nls-token-desk/token/never-stored"_s)), u"success"_s);
}

void tst_KeychainLocked::anItemLockedMidwayIsNotReportedMissing()
{
    QVERIFY(keyring::unlock());
    KeychainStore store(KeychainBackend::SecretService);
    // QtKeychain prompts in this gap, and takes a dismissed prompt for a missing item.
    connect(&m_prompter, &FakePrompter::prompted, &store, [this] { m_prompter.dismiss(); });
    QString code;
    store.read(itemName, {}, {this, [&code](const auto &found) { code = codeOf(found); }});
    QVERIFY(keyring::lock()); // heard after the question whether the item is locked
    QTRY_COMPARE(code, u"KeychainLocked"_s);
}

void tst_KeychainLocked::anItemLockedMidwayIsNotReportedRemoved()
{
    QVERIFY(keyring::unlock());
    KeychainStore store(KeychainBackend::SecretService);
    QString code;
    store.remove(itemName, {}, {this, [&code](const auto &removed) { code = codeOf(removed); }});
    QVERIFY(keyring::lock()); // heard after the question whether the item is locked
    QTRY_COMPARE(code, u"KeychainLocked"_s);
    QVERIFY(keyring::unlock());
    QCOMPARE(bytesOf(readFrom(store, itemName)), QByteArray("testsecret"));
}

void tst_KeychainLocked::aDismissedPromptIsARefusal_data()
{
    addOperations();
}

void tst_KeychainLocked::aDismissedPromptIsARefusal()
{
    KeychainStore store(KeychainBackend::SecretService);
    int opened = 0;
    const auto prompt = PromptPermission::granted(this, [&opened] { ++opened; });
    const int prompts = m_prompter.prompts();
    connect(&m_prompter, &FakePrompter::prompted, &store, [this] { m_prompter.dismiss(); });
    QCOMPARE(codeOfOperation(store, prompt), u"KeychainRefused"_s);
    QCOMPARE(opened, 1);
    QCOMPARE(m_prompter.prompts(), prompts + 1);
}

void tst_KeychainLocked::anUnlockedKeyringAnswersAfterThePrompt()
{
    KeychainStore store(KeychainBackend::SecretService);
    connect(&m_prompter, &FakePrompter::prompted, &store, [this] {
        QVERIFY(keyring::unlock());
        m_prompter.dismiss();
    });
    QCOMPARE(
        bytesOf(readFrom(store, itemName, PromptPermission::granted())), QByteArray("testsecret"));
}

void tst_KeychainLocked::aPromptThatStaysOpenIsATimeout()
{
    const int prompts = m_prompter.prompts();
    {
        KeychainStore hasty(KeychainBackend::SecretService, {.operation = 5s, .prompt = 200ms});
        QCOMPARE(
            codeOf(readFrom(hasty, itemName, PromptPermission::granted())), u"KeychainTimeout"_s);
    }
    QCOMPARE(m_prompter.prompts(), prompts + 1);
    // Nobody waits behind a prompt that is still open.
    QVERIFY(keyring::unlock());
    KeychainStore patient(KeychainBackend::SecretService);
    QCOMPARE(bytesOf(readFrom(patient, itemName)), QByteArray("testsecret"));
}

QTEST_GUILESS_MAIN(tst_KeychainLocked)
#include "tst_keychainlocked.moc"
