// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folderwatch.h"

#include "core/platform/privatefile.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_FolderWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aFileThatIsReplacedIsNoticed()
    {
        const QTemporaryDir home;
        const FolderWatch watch(home.filePath(u"made/here"_s));
        QSignalSpy changed(&watch, &FolderWatch::changed);
        QVERIFY(writePrivateFile(home.filePath(u"made/here/a"_s), "1").isEmpty());
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(writePrivateFile(home.filePath(u"made/here/a"_s), "2").isEmpty());
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(QFile::remove(home.filePath(u"made/here/a"_s)));
        QTRY_COMPARE(changed.size(), 3);
    }

    void aFileThatIsWrittenInPlaceIsNoticed()
    {
        const QTemporaryDir home;
        const QString path = home.filePath(u"settings.json"_s);
        const FolderWatch watch(home.path(), u"settings.json"_s);
        QSignalSpy changed(&watch, &FolderWatch::changed);
        // Made after the watch began, and replaced: each time it is another file.
        for (qsizetype round = 0; round < 2; ++round) {
            QVERIFY(writePrivateFile(path, "{}").isEmpty());
            QTRY_COMPARE(changed.size(), 2 * round + 1);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
            file.write(" ");
            file.close();
            QTRY_COMPARE(changed.size(), 2 * round + 2);
        }
    }
};

NLSTOKEN_TEST(tst_FolderWatch)
#include "tst_folderwatch.moc"
