// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/keychainbackend.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

using Variables = std::vector<EnvironmentVariable>;

Q_DECLARE_METATYPE(KeychainBackend)
Q_DECLARE_METATYPE(KeychainPreference)
Q_DECLARE_METATYPE(Variables)

class tst_KeychainBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void environmentAndWishDecide_data();
    void environmentAndWishDecide();
    void theVariablesOfAChoiceLeadToItsBackend_data();
    void theVariablesOfAChoiceLeadToItsBackend();
    void exchangedVariablesCanBePutBack();
    void wishesHaveNames();
    void backendsHaveNames();
};

namespace {

QProcessEnvironment environmentOf(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    return environment;
}

const QStringList plasma5{u"XDG_CURRENT_DESKTOP=KDE"_s, u"KDE_SESSION_VERSION=5"_s};

} // namespace

void tst_KeychainBackend::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void tst_KeychainBackend::environmentAndWishDecide_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<KeychainPreference>("wish");
    QTest::addColumn<KeychainBackend>("backend");
    QTest::addColumn<Variables>("variables");

    using enum KeychainPreference;
    constexpr auto service = KeychainBackend::SecretService;
    constexpr auto wallet = KeychainBackend::KWallet;
    const Variables toWallet{{"XDG_CURRENT_DESKTOP", "KDE"}, {"KDE_SESSION_VERSION", "5"}};
    const Variables fromWallet{{"XDG_CURRENT_DESKTOP", "KDE"}, {"KDE_SESSION_VERSION", "0"}};

    QTest::newRow("nothing set, as under systemd or ssh")
        << QStringList() << Auto << service << Variables();
    QTest::newRow("GNOME") << QStringList{u"XDG_CURRENT_DESKTOP=GNOME"_s} << Auto << service
                           << Variables();
    QTest::newRow("GNOME beside KDE's variables") << QStringList{u"XDG_CURRENT_DESKTOP=GNOME"_s,
        u"KDE_FULL_SESSION=true"_s, u"KDE_SESSION_VERSION=5"_s}
                                                  << Auto << service << Variables();
    QTest::newRow("Plasma 5") << plasma5 << Auto << wallet << Variables();
    QTest::newRow("Plasma 4") << QStringList{u"DESKTOP_SESSION=kde4"_s} << Auto << wallet
                              << Variables();
    QTest::newRow("Plasma 6") << QStringList{u"XDG_CURRENT_DESKTOP=KDE"_s,
        u"KDE_SESSION_VERSION=6"_s}
                              << Auto << service << Variables();
    QTest::newRow("Plasma 5 by its session")
        << QStringList{u"DESKTOP_SESSION=kde"_s, u"KDE_SESSION_VERSION=5"_s} << Auto << wallet
        << Variables();
    QTest::newRow("Plasma 5 by its flag")
        << QStringList{u"KDE_FULL_SESSION=true"_s, u"KDE_SESSION_VERSION=5"_s} << Auto << wallet
        << Variables();
    QTest::newRow("Xfce") << QStringList{u"XDG_CURRENT_DESKTOP=XFCE"_s, u"DESKTOP_SESSION=xfce"_s}
                          << Auto << service << Variables();

    QTest::newRow("KWallet wished for under ssh") << QStringList() << KWallet << wallet << toWallet;
    QTest::newRow("KWallet wished for on GNOME")
        << QStringList{u"XDG_CURRENT_DESKTOP=GNOME"_s} << KWallet << wallet << toWallet;
    QTest::newRow("KWallet wished for on Plasma 5") << plasma5 << KWallet << wallet << Variables();
    QTest::newRow("Secret Service wished for on Plasma 5")
        << plasma5 << SecretService << service << fromWallet;
    QTest::newRow("Secret Service wished for under ssh")
        << QStringList() << SecretService << service << Variables();
}

void tst_KeychainBackend::environmentAndWishDecide()
{
#if defined(Q_OS_WIN) || defined(Q_OS_DARWIN)
    QSKIP("one back end on this system");
#endif
    QFETCH(QStringList, environment);
    QFETCH(KeychainPreference, wish);
    QFETCH(KeychainBackend, backend);
    QFETCH(Variables, variables);
    const KeychainChoice choice = chooseKeychain(environmentOf(environment), wish);
    QCOMPARE(choice.backend, backend);
    QVERIFY(choice.variables == variables);
}

void tst_KeychainBackend::theVariablesOfAChoiceLeadToItsBackend_data()
{
    environmentAndWishDecide_data();
}

void tst_KeychainBackend::theVariablesOfAChoiceLeadToItsBackend()
{
    QFETCH(QStringList, environment);
    QFETCH(KeychainPreference, wish);
    QProcessEnvironment changed = environmentOf(environment);
    const KeychainChoice choice = chooseKeychain(changed, wish);
    for (const auto &[name, value] : choice.variables)
        changed.insert(QString::fromUtf8(name), QString::fromUtf8(*value));
    const KeychainChoice again = chooseKeychain(changed, KeychainPreference::Auto);
    QCOMPARE(again.backend, choice.backend);
    QVERIFY(again.variables.empty());
}

void tst_KeychainBackend::exchangedVariablesCanBePutBack()
{
    qputenv("NLSTOKEN_TEST_SET", "before");
    qunsetenv("NLSTOKEN_TEST_UNSET");
    const Variables wanted{{"NLSTOKEN_TEST_SET", "after"}, {"NLSTOKEN_TEST_UNSET", "after"}};

    const Variables previous = exchangeEnvironment(wanted);
    QCOMPARE(qgetenv("NLSTOKEN_TEST_SET"), QByteArray("after"));
    QCOMPARE(qgetenv("NLSTOKEN_TEST_UNSET"), QByteArray("after"));

    QVERIFY(exchangeEnvironment(previous) == wanted);
    QCOMPARE(qgetenv("NLSTOKEN_TEST_SET"), QByteArray("before"));
    QVERIFY(!qEnvironmentVariableIsSet("NLSTOKEN_TEST_UNSET"));
}

void tst_KeychainBackend::wishesHaveNames()
{
    QCOMPARE(keychainPreferenceFromName(u"auto"_s), KeychainPreference::Auto);
    QCOMPARE(keychainPreferenceFromName(u"secret-service"_s), KeychainPreference::SecretService);
    QCOMPARE(keychainPreferenceFromName(u"kwallet"_s), KeychainPreference::KWallet);
    QCOMPARE(keychainPreferenceFromName(u"KWallet"_s), std::nullopt);
    QCOMPARE(keychainPreferenceFromName(QString()), std::nullopt);
}

void tst_KeychainBackend::backendsHaveNames()
{
    QCOMPARE(keychainBackendName(KeychainBackend::SecretService), u"secret-service"_s);
    QCOMPARE(keychainBackendName(KeychainBackend::KWallet), u"kwallet"_s);
    QCOMPARE(keychainBackendName(KeychainBackend::Windows), u"windows"_s);
    QCOMPARE(keychainBackendName(KeychainBackend::MacOs), u"macos"_s);
}

NLSTOKEN_TEST(tst_KeychainBackend)
#include "tst_keychainbackend.moc"
