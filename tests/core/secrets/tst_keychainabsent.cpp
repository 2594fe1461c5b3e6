// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/storeanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

//! Without a session bus, or on one without a provider; EXPECTED_WORDS says what the system says
//! then.
class tst_KeychainAbsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyOperationSaysWhatTheSystemSaid();
    void theProviderHasNoName();

private:
    KeychainStore m_store{KeychainBackend::SecretService};
    QString m_words = qEnvironmentVariable("EXPECTED_WORDS");
};

namespace {

const QString itemName = u"nls-token-desk/token/any"_s;

template <typename T>
QString wordsOf(const Result<T> &result)
{
    return result ? QString() : result.error().reason;
}

} // namespace

void tst_KeychainAbsent::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(!m_words.isEmpty());
}

void tst_KeychainAbsent::everyOperationSaysWhatTheSystemSaid()
{
    const auto allowed = PromptPermission::granted();
    const auto read = readFrom(m_store, itemName, allowed);
    QCOMPARE(codeOf(read), u"KeychainAbsent"_s);
    QVERIFY2(wordsOf(read).contains(m_words), qPrintable(wordsOf(read)));

    const auto written = writeTo(m_store, itemName, "value", allowed);
    QCOMPARE(codeOf(written), u"KeychainAbsent"_s);
    QCOMPARE(wordsOf(written), wordsOf(read));

    const auto removed = removeFrom(m_store, itemName, allowed);
    QCOMPARE(codeOf(removed), u"KeychainAbsent"_s);
    QCOMPARE(wordsOf(removed), wordsOf(read));
}

void tst_KeychainAbsent::theProviderHasNoName()
{
    QCOMPARE(codeOf(providerNameOf(m_store)), u"KeychainAbsent"_s);
}

QTEST_GUILESS_MAIN(tst_KeychainAbsent)
#include "tst_keychainabsent.moc"
