// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/keyring.h"
#include "tests/core/secrets/storeanswers.h"

#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

//! With a provider or a library that fails. Each function needs a session of its own.
class tst_KeychainTrouble : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aStoppedProviderIsATimeout();
    void aLateAnswerIsNobodys();
    void aProviderThatDiesMidwayIsAnError();
    void aJobWithoutGlibIsATimeout();
    void withoutLibsecretThereIsNoKeychain();
};

namespace {

const QString itemName = u"nls-token-desk/token/any"_s;

constexpr KeychainStore::Limits shortLimits{.operation = 200ms, .prompt = 200ms};

} // namespace

void tst_KeychainTrouble::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void tst_KeychainTrouble::aStoppedProviderIsATimeout()
{
    KeychainStore store(KeychainBackend::SecretService, shortLimits);
    QCOMPARE(::kill(keyring::daemon(), SIGSTOP), 0);
    const auto found = readFrom(store, itemName);
    const auto written = writeTo(store, itemName, "value");
    const auto removed = removeFrom(store, itemName);
    QCOMPARE(::kill(keyring::daemon(), SIGCONT), 0);
    QCOMPARE(codeOf(found), u"KeychainTimeout"_s);
    QCOMPARE(codeOf(written), u"KeychainTimeout"_s);
    QCOMPARE(codeOf(removed), u"KeychainTimeout"_s);
    QCOMPARE(found.error().detail, u"GNOME Keyring"_s);
}

void tst_KeychainTrouble::aLateAnswerIsNobodys()
{
    KeychainStore patient(KeychainBackend::SecretService);
    QCOMPARE(codeOf(writeTo(patient, itemName, "first")), u"success"_s);

    // This one's limit is over before anything can answer.
    KeychainStore hasty(KeychainBackend::SecretService, {.operation = 0ms, .prompt = 0ms});
    QCOMPARE(codeOf(readFrom(hasty, itemName)), u"KeychainTimeout"_s);
    QCOMPARE(bytesOf(readFrom(patient, itemName)), QByteArray("first"));
}

void tst_KeychainTrouble::aProviderThatDiesMidwayIsAnError()
{
    KeychainStore store(KeychainBackend::SecretService);
    QCOMPARE(codeOf(writeTo(store, itemName, "value")), u"success"_s);

    QCOMPARE(::kill(keyring::daemon(), SIGSTOP), 0);
    std::optional<ServiceError> error;
    store.read(itemName, {}, {this, [&error](const Result<std::optional<SecretBytes>> &found) {
        error = found.error();
    }});
    QCOMPARE(::kill(keyring::daemon(), SIGKILL), 0);
    QTRY_VERIFY(error);
    // Which of the two depends on whether the bus hears of the death or of the question first.
    QVERIFY(error->code == "KeychainFailed"_L1 || error->code == "KeychainAbsent"_L1);
    QVERIFY(!error->reason.isEmpty());

    QCOMPARE(codeOf(readFrom(store, itemName)), u"KeychainAbsent"_s);
    QCOMPARE(codeOf(writeTo(store, itemName, "value")), u"KeychainAbsent"_s);
    QCOMPARE(codeOf(removeFrom(store, itemName)), u"KeychainAbsent"_s);
}

void tst_KeychainTrouble::aJobWithoutGlibIsATimeout()
{
    QVERIFY(qEnvironmentVariableIsSet("QT_NO_GLIB"));
    KeychainStore store(KeychainBackend::SecretService, shortLimits);
    QCOMPARE(codeOf(writeTo(store, itemName, "value")), u"KeychainTimeout"_s);
    QCOMPARE(codeOf(writeTo(store, itemName, "value")), u"KeychainTimeout"_s);
}

void tst_KeychainTrouble::withoutLibsecretThereIsNoKeychain()
{
    KeychainStore store(KeychainBackend::SecretService);
    const auto written = writeTo(store, itemName, "value");
    QCOMPARE(codeOf(written), u"KeychainAbsent"_s);
    QVERIFY2(written.error().reason.contains(u"libsecret"_s), qPrintable(written.error().reason));
}

QTEST_GUILESS_MAIN(tst_KeychainTrouble)
#include "tst_keychaintrouble.moc"
