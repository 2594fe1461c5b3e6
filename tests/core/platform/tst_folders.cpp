// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folders.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QTest>

#include <array>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_folders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (std::size_t i = 0; i < variables.size(); ++i) {
            m_before[i] = qgetenv(variables[i]);
            qunsetenv(variables[i]);
        }
        qputenv("HOME", "/home/somebody");
    }
    void cleanup()
    {
        for (std::size_t i = 0; i < variables.size(); ++i) {
            if (m_before[i].isNull())
                qunsetenv(variables[i]);
            else
                qputenv(variables[i], m_before[i]);
        }
    }

    void variableHasToBeAbsolute_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("good");
        QTest::newRow("unset") << QByteArray() << true;
        QTest::newRow("absolute") << QByteArray("/srv/nls") << true;
        QTest::newRow("tilde") << QByteArray("~/.config/nls") << false;
        QTest::newRow("relative") << QByteArray("nls") << false;
        QTest::newRow("dot") << QByteArray("./nls") << false;
    }
    void variableHasToBeAbsolute()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, good);
        for (const char *name : {"NLS_TOKEN_CONFIG_DIR", "NLS_TOKEN_STATE_DIR"}) {
            if (!value.isNull())
                qputenv(name, value);
            const std::optional<QString> wrong = relativeFolderVariable();
            QCOMPARE(!wrong, good);
            if (wrong)
                QCOMPARE(*wrong, QString::fromLatin1(name + QByteArray("=") + value));
            qunsetenv(name);
        }
    }

    void variableMovesTheFolder()
    {
        qputenv("NLS_TOKEN_CONFIG_DIR", "/srv/nls/");
        QCOMPARE(configFolder(), u"/srv/nls"_s);
    }

#ifdef Q_OS_LINUX
    void foldersAreWhereXdgHasThem()
    {
        QCOMPARE(configFolder(), u"/home/somebody/.config/nls-token-desk"_s);
        QCOMPARE(stateFolder(), u"/home/somebody/.local/state/nls-token-desk"_s);
        qputenv("XDG_CONFIG_HOME", "/c");
        qputenv("XDG_STATE_HOME", "/s");
        QCOMPARE(configFolder(), u"/c/nls-token-desk"_s);
        QCOMPARE(stateFolder(), u"/s/nls-token-desk"_s);
        qputenv("XDG_CONFIG_HOME", "~/c");
        qputenv("XDG_STATE_HOME", "s");
        QCOMPARE(configFolder(), u"/home/somebody/.config/nls-token-desk"_s);
        QCOMPARE(stateFolder(), u"/home/somebody/.local/state/nls-token-desk"_s);
    }
#endif

#ifdef Q_OS_UNIX
    void homeComesFromThePasswordDatabaseWhereItIsNotSet()
    {
        const struct passwd *user = ::getpwuid(::getuid());
        if (user == nullptr)
            QSKIP("this user has no entry in the password database");
        const QString home = QDir::cleanPath(QString::fromLocal8Bit(user->pw_dir));
        for (const char *value : {"", "somewhere"}) {
            qputenv("HOME", value);
            QCOMPARE(homeFolder(), home);
        }
        qunsetenv("HOME");
        QCOMPARE(homeFolder(), home);
        QVERIFY(configFolder().startsWith(home));
    }
#endif

private:
    static constexpr std::array variables{
        "NLS_TOKEN_CONFIG_DIR", "NLS_TOKEN_STATE_DIR", "HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"};
    std::array<QByteArray, variables.size()> m_before{};
};

NLSTOKEN_TEST(tst_folders)
#include "tst_folders.moc"
