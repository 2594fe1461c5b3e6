// SPDX-License-Identifier: Apache-2.0
#include "core/platform/regularfile.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;
using Outcome = FileContents::Outcome;

class tst_regularfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThereAndNoMore()
    {
        const QString path = written("0123456789");
        QCOMPARE(readRegularFile(path, 10).outcome, Outcome::Read);
        QCOMPARE(readRegularFile(path, 10).bytes, "0123456789");
        QCOMPARE(readRegularFile(path, 9).outcome, Outcome::TooLarge);
        QCOMPARE(readRegularFile(path, 9).bytes, QByteArray());
        QCOMPARE(readRegularFile(written(""), 9).outcome, Outcome::Read);
    }

    void onlyWhatIsNotThereIsMissing()
    {
        QCOMPARE(
            readRegularFile(m_folder.filePath(u"no/such/file"_s), 9).outcome, Outcome::Missing);
        QCOMPARE(readRegularFile(m_folder.path(), 9).outcome, Outcome::Folder);
        const FileContents below = readRegularFile(written("x") + u"/below"_s, 9);
#ifdef Q_OS_UNIX
        QCOMPARE(below.outcome, Outcome::Unreadable);
        QCOMPARE(below.reason, u"Not a directory"_s);
#endif
    }

#ifdef Q_OS_UNIX
    void whatHasNoEndIsNotWaitedFor()
    {
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(readRegularFile(pipe, 9).outcome, Outcome::NotRegular);
        QCOMPARE(readRegularFile(u"/dev/zero"_s, 9).outcome, Outcome::NotRegular);
        const QString loop = m_folder.filePath(u"loop"_s);
        QVERIFY(QFile::link(loop, loop));
        QCOMPARE(readRegularFile(loop, 9).outcome, Outcome::Unreadable);
        QVERIFY(!readRegularFile(loop, 9).reason.isEmpty());
    }
#endif

private:
    [[nodiscard]] QString written(const QByteArray &content) const
    {
        const QString path = m_folder.filePath(u"file"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a test file could not be written");
        return path;
    }

    QTemporaryDir m_folder;
};

NLSTOKEN_TEST(tst_regularfile)
#include "tst_regularfile.moc"
