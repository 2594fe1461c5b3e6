// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comeBackAsTheyWereWritten()
    {
        const QTemporaryDir folder;
        const SettingsFile file(folder.filePath(u"settings.json"_s));
        const Settings settings{.renewByItself = false,
            .renewAhead = 5min,
            .clipboardClearAfter = 0s,
            .theme = u"dark"_s,
            .language = u"zh_CN"_s,
            .snippet = {u"go"_s, u"asr"_s, SnippetUse::AccessKey},
            .knowsOfBilling = true};
        QVERIFY(writeSettings(file, settings));
        QCOMPARE(readSettings(file), settings);
    }

    void whatElseIsInTheFileStays()
    {
        const QTemporaryDir folder;
        const SettingsFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.update([](QJsonObject &root) -> Result<void> {
            root[u"somebodys"_s] = 1;
            return {};
        }));
        QVERIFY(writeSettings(file, {}));
        QCOMPARE(file.read()->value(u"somebodys"_s), 1);
    }

    void whatMakesNoSenseIsTheDefault_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no file") << QByteArray();
        QTest::newRow("damaged") << QByteArray("{");
        QTest::newRow("other types") << QByteArray(
            R"({"renewByItself":"no","theme":3,"language":"fr","renewAhead":"x","snippet":[3]})");
    }

    void whatMakesNoSenseIsTheDefault()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"settings.json"_s));
        if (!text.isEmpty()) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
        }
        QCOMPARE(readSettings(SettingsFile(file.fileName())), Settings());
    }

    void absurdTimesAreBounded()
    {
        const QTemporaryDir folder;
        const SettingsFile file(folder.filePath(u"settings.json"_s));
        QVERIFY(file.update([](QJsonObject &root) -> Result<void> {
            root[u"renewAhead"_s] = 1;
            root[u"clipboardClearAfter"_s] = -5;
            return {};
        }));
        QCOMPARE(readSettings(file).renewAhead, 1min);
        QCOMPARE(readSettings(file).clipboardClearAfter, 0s);
    }
};

NLSTOKEN_TEST(tst_Settings)
#include "tst_settings.moc"
