// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/appkeyaccounts.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

using Match = AppkeyAccounts::Match;

class tst_AppkeyAccounts : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_used = 0;

    // Not there yet.
    QString folder() { return m_folder.filePath(u"state%1"_s.arg(++m_used)); }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void nothingIsKnownAtFirst()
    {
        const AppkeyAccounts accounts(folder());
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Unknown);
    }

    void whatWasTakenTogetherBelongsTogether()
    {
        const QString place = folder();
        AppkeyAccounts(place).note(u"key"_s, u"1"_s, true);
        const AppkeyAccounts accounts(place);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Same);
        QVERIFY(accounts.match(u"key"_s, u"2"_s) == Match::Other);
        QVERIFY(accounts.match(u"other"_s, u"2"_s) == Match::Unknown);
        QVERIFY(accounts.match(u"key"_s, {}) == Match::Unknown);
        QVERIFY(accounts.match({}, u"1"_s) == Match::Unknown);
    }

    void aRefusalTellsOfOneAccountAlone()
    {
        const AppkeyAccounts accounts(folder());
        accounts.note(u"key"_s, u"1"_s, false);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Other);
        QVERIFY(accounts.match(u"key"_s, u"2"_s) == Match::Unknown);
        accounts.note(u"key"_s, u"2"_s, true);
        QVERIFY(accounts.match(u"key"_s, u"2"_s) == Match::Same);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Other);
    }

    void theLastWordCounts()
    {
        const AppkeyAccounts accounts(folder());
        accounts.note(u"key"_s, u"1"_s, true);
        accounts.note(u"key"_s, u"1"_s, false);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Other);
        QVERIFY(accounts.match(u"key"_s, u"2"_s) == Match::Unknown);
        accounts.note(u"key"_s, u"1"_s, true);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Same);
    }

    void theFileIsTheUsersAloneAndStaysSmall()
    {
        const QString place = folder();
        const AppkeyAccounts accounts(place);
        for (int i = 0; i < 250; ++i)
            accounts.note(u"key%1"_s.arg(i), u"1"_s, true);
        for (int i = 0; i < 40; ++i)
            accounts.note(u"key249"_s, u"other%1"_s.arg(i), false);
        QVERIFY(accounts.match(u"key249"_s, u"1"_s) == Match::Same);
        const QFileInfo file(place + u"/appkeys.json"_s);
        QCOMPARE_LT(file.size(), 64 * 1024);
#ifdef Q_OS_UNIX
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(file.permissions() & others));
#endif
    }

    void aDamagedFileIsNoTrouble()
    {
        const QString place = folder();
        const AppkeyAccounts accounts(place);
        accounts.note(u"key"_s, u"1"_s, true);
        for (const QByteArray content : {"", "{\"key\": 3}", "[1", "{\"key\":{\"account\":[]}}"}) {
            QFile file(place + u"/appkeys.json"_s);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Unknown);
        }
        accounts.note(u"key"_s, u"1"_s, true);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Same);
    }

    void aFolderThatCannotBeMadeIsNoTrouble()
    {
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const AppkeyAccounts accounts(file.fileName());
        accounts.note(u"key"_s, u"1"_s, true);
        QVERIFY(accounts.match(u"key"_s, u"1"_s) == Match::Unknown);
    }
};

NLSTOKEN_TEST(tst_AppkeyAccounts)
#include "tst_appkeyaccounts.moc"
