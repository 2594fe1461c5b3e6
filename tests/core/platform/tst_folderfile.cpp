// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folderfile.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a test file could not be written");
}

} // namespace

class tst_folderfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkdir(folder()));
    }

    void fileIsReplacedForThisUserAloneAndRemoved()
    {
        write(path(), "before");
        const auto file = opened();
        QCOMPARE(file->read(10).bytes, "before");
        QCOMPARE(file->replace("one"), QString());
        QCOMPARE(file->replace("two"), QString());
        QCOMPARE(contentOf(path()), "two");
        QCOMPARE(
            QFileInfo(path()).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden), QStringList{u"secret"_s});
        file->removeOwn();
        QVERIFY(!QFileInfo::exists(path()));
    }

    void missingFolderIsSaid()
    {
        const FolderFile::Opened none = FolderFile::open(folder() + u"/no/secret"_s);
        QVERIFY(!none.file && !none.isShared && !none.reason.isEmpty());
        QCOMPARE(opened()->read(10).outcome, FileContents::Outcome::Missing);
    }

#ifdef Q_OS_UNIX
    void whatIsNoFileIsNotRead()
    {
        write(m_home->filePath(u"target"_s), "precious");
        QVERIFY(QFile::link(m_home->filePath(u"target"_s), path()));
        QCOMPARE(opened()->read(10).outcome, FileContents::Outcome::NotRegular);
        QVERIFY(QFile::remove(path()));
        QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        QCOMPARE(opened()->read(10).outcome, FileContents::Outcome::NotRegular);
    }

    void linkInTheFilesPlaceMakesWay()
    {
        const auto file = opened();
        const QString target = m_home->filePath(u"target"_s);
        write(target, "precious");
        QVERIFY(QFile::link(target, path()));
        QCOMPARE(file->replace("secret"), QString());
        QCOMPARE(contentOf(target), "precious");
        QVERIFY(!QFileInfo(path()).isSymLink());
        QCOMPARE(contentOf(path()), "secret");
    }

    void linkInTheFoldersPlaceLeadsNowhere()
    {
        const auto file = opened();
        const QString moved = m_home->filePath(u"moved"_s);
        const QString elsewhere = m_home->filePath(u"elsewhere"_s);
        QVERIFY(QDir().mkdir(elsewhere));
        QVERIFY(QDir().rename(folder(), moved));
        QVERIFY(QFile::link(elsewhere, folder()));
        QCOMPARE(file->replace("secret"), QString());
        QVERIFY(QDir(elsewhere).isEmpty());
        QCOMPARE(contentOf(moved + u"/secret"_s), "secret");
        file->removeOwn();
        QVERIFY(QDir(moved).isEmpty());
    }

    void fileOfSomebodyElseStays()
    {
        const auto file = opened();
        QCOMPARE(file->replace("secret"), QString());
        write(path() + u"2"_s, "another");
        QCOMPARE(::rename(QFile::encodeName(path() + u"2"_s).constData(),
                     QFile::encodeName(path()).constData()),
            0);
        file->removeOwn();
        QCOMPARE(contentOf(path()), "another");
    }

    void folderOfOthersIsRefused_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("shared");
        QTest::newRow("private") << 0700 << -1 << false;
        QTest::newRow("readable") << 0755 << -1 << false;
        QTest::newRow("everybody's") << 0777 << -1 << true;
        QTest::newRow("everybody's, as /tmp") << 01777 << -1 << true;
        QTest::newRow("another group's") << 0770 << strangerId << true;
        QTest::newRow("another group may read") << 0750 << strangerId << false;
    }
    void folderOfOthersIsRefused()
    {
        QFETCH(int, mode);
        QFETCH(int, group);
        const QByteArray name = QFile::encodeName(folder());
        if (group >= 0 && ::chown(name.constData(), ::geteuid(), gid_t(group)) != 0)
            QSKIP("only root can give a folder to any group");
        QCOMPARE(::chmod(name.constData(), mode_t(mode)), 0);
        QTEST(FolderFile::open(path()).isShared, "shared");
        QCOMPARE(FolderFile::open(path()).file == nullptr, FolderFile::open(path()).isShared);
        QTEST(isFolderOfOthers(folder()), "shared");
    }

    void runtimeFolderIsTheSystems()
    {
        QCOMPARE(::chmod(QFile::encodeName(folder()).constData(), 0777), 0);
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder()));
        const bool isOpen = FolderFile::open(path()).file != nullptr;
        if (before.isNull())
            qunsetenv("XDG_RUNTIME_DIR");
        else
            qputenv("XDG_RUNTIME_DIR", before);
        QVERIFY(isOpen);
    }
#endif

private:
    static constexpr int strangerId = 61'234;

    [[nodiscard]] QString folder() const { return m_home->filePath(u"folder"_s); }
    [[nodiscard]] QString path() const { return folder() + u"/secret"_s; }
    [[nodiscard]] std::unique_ptr<FolderFile> opened() const
    {
        FolderFile::Opened opened = FolderFile::open(path());
        if (!opened.file)
            qFatal("the folder could not be opened");
        return std::move(opened.file);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

NLSTOKEN_TEST(tst_folderfile)
#include "tst_folderfile.moc"
