// SPDX-License-Identifier: Apache-2.0
#include "core/platform/privatefile.h"
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

// The last three digits of what `stat` shows.
int modeOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777)
                                                                     : -1;
#else
    Q_UNUSED(path)
    return -1;
#endif
}

} // namespace

class tst_privatefile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void fileHoldsTheBytes()
    {
        const QString path = m_home->filePath(u"中 文.json"_s);
        for (const QByteArray &bytes : {QByteArray("one"), QByteArray(), QByteArray("a\0\xff\n", 4),
                 QByteArray(1 << 20, 'x')}) {
            QCOMPARE(writePrivateFile(path, bytes), QString());
            QCOMPARE(contentOf(path), bytes);
        }
        QCOMPARE(QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void failureLeavesEverythingAsItWas()
    {
        QVERIFY(!writePrivateFile(m_home->path(), "x").isEmpty());
        QVERIFY(!writePrivateFile(m_home->filePath(u"no/such/file"_s), "x").isEmpty());
        QVERIFY(QDir(m_home->path()).isEmpty());
    }

#ifdef Q_OS_UNIX
    void fileIsForThisUserOnlyWhateverTheUmask_data()
    {
        QTest::addColumn<int>("mask");
        for (const int mask : {0, 022, 077})
            QTest::addRow("%03o", mask) << mask;
    }
    void fileIsForThisUserOnlyWhateverTheUmask()
    {
        QFETCH(int, mask);
        const QString folder = m_home->filePath(u"a/b/c"_s);
        const QString path = folder + u"/file"_s;
        const mode_t before = ::umask(mode_t(mask));
        const bool made = makePrivateFolder(folder);
        const QString error = writePrivateFile(path, "x");
        ::umask(before);
        QVERIFY(made);
        QCOMPARE(error, QString());
        QCOMPARE(modeOf(path), 0600);
        for (const QString &name : {u"a"_s, u"a/b"_s, u"a/b/c"_s})
            QCOMPARE(modeOf(m_home->filePath(name)), 0700);
    }

    void fileThatWasOpenForAllIsNoMore()
    {
        const QString path = m_home->filePath(u"file"_s);
        QCOMPARE(writePrivateFile(path, "x"), QString());
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0666), 0);
        QCOMPARE(writePrivateFile(path, "y"), QString());
        QCOMPARE(modeOf(path), 0600);
    }

    void linkStaysAndItsTargetIsReplaced()
    {
        const QString target = m_home->filePath(u"target"_s);
        const QString link = m_home->filePath(u"link"_s);
        QVERIFY(QFile::link(target, link));
        for (const QByteArray &bytes : {QByteArray("made"), QByteArray("replaced")}) {
            QCOMPARE(writePrivateFile(link, bytes), QString());
            QVERIFY(QFileInfo(link).isSymLink());
            QVERIFY(!QFileInfo(target).isSymLink());
            QCOMPARE(contentOf(target), bytes);
            QCOMPARE(modeOf(target), 0600);
        }
    }

    void readerNeverSeesHalfAFile()
    {
        const QString path = m_home->filePath(u"file"_s);
        QCOMPARE(writePrivateFile(path, "old"), QString());
        QFile reader(path);
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QCOMPARE(writePrivateFile(path, "new"), QString());
        QCOMPARE(reader.readAll(), "old"); // replaced in one step, not written over
    }

    void whatMayNotBeWrittenStays()
    {
        if (!canRunAsStranger())
            QSKIP("root may write everything, and there is no setpriv");
        const QString path = m_home->filePath(u"folder/file"_s);
        QVERIFY(makePrivateFolder(m_home->filePath(u"folder"_s)));
        QCOMPARE(writePrivateFile(path, "old"), QString());
        giveToStranger(m_home->path());
        const QByteArray folder = QFile::encodeName(m_home->filePath(u"folder"_s));
        QCOMPARE(::chmod(folder.constData(), 0500), 0);
        const QByteArray said = runAsStranger({u"--write"_s, path});
        const QByteArray made = runAsStranger({u"--make"_s, m_home->filePath(u"folder/sub"_s)});
        QCOMPARE(::chmod(folder.constData(), 0700), 0);
        QCOMPARE(said, "refused");
        QCOMPARE(made, "refused");
        QCOMPARE(contentOf(path), "old");
    }
#endif

    void folderThatIsThereIsLeftAsItIs()
    {
        QVERIFY(makePrivateFolder(m_home->path()));
        QVERIFY(makePrivateFolder(m_home->filePath(u"a"_s)));
        QVERIFY(makePrivateFolder(m_home->filePath(u"a/"_s)));
        QVERIFY(makePrivateFolder(m_home->filePath(u"a/./b/"_s)));
        QVERIFY(QFileInfo(m_home->filePath(u"a/b"_s)).isDir());
    }

    void fileInTheWayOfAFolderIsAFailure()
    {
        QCOMPARE(writePrivateFile(m_home->filePath(u"file"_s), "x"), QString());
        QVERIFY(!makePrivateFolder(m_home->filePath(u"file"_s)));
        QVERIFY(!makePrivateFolder(m_home->filePath(u"file/below"_s)));
        QCOMPARE(contentOf(m_home->filePath(u"file"_s)), "x");
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

// As another user: tst_privatefile --write|--make PATH
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3) {
        const bool done = arguments[1] == u"--make"
            ? makePrivateFolder(arguments[2])
            : writePrivateFile(arguments[2], "new").isEmpty();
        std::puts(done ? "done" : "refused");
        return 0;
    }
    tst_privatefile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_privatefile.moc"
