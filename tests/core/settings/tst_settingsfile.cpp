// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/platform/filelock.h"
#include "core/settings/settingsfile.h"
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

const SettingsFile::Change nothing = [](QJsonObject &) -> Result<void> { return {}; };

SettingsFile::Change set(const QString &name, const QJsonValue &value)
{
    return [name, value](QJsonObject &root) -> Result<void> {
        root[name] = value;
        return {};
    };
}

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

class tst_settingsfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void missingFileIsEmptySettings()
    {
        const Result<QJsonObject> read = SettingsFile(path()).read();
        QVERIFY(read);
        QCOMPARE(*read, QJsonObject());
        QVERIFY2(!QFileInfo::exists(m_home->filePath(u"config"_s)), "reading made a folder");
    }

    void changeIsThereForTheNextReader()
    {
        const SettingsFile file(path());
        const auto updated = file.update(set(u"theme"_s, u"dark"_s));
        QVERIFY(updated);
        QCOMPARE(updated->keptAside, QString());
        QVERIFY(file.update(set(u"renewal"_s, 10)));
        QCOMPARE(*file.read(),
            (QJsonObject{{u"version"_s, 1}, {u"theme"_s, u"dark"_s}, {u"renewal"_s, 10}}));
    }

    void fileIsForThisUserOnly()
    {
        QVERIFY(SettingsFile(path()).update(nothing));
        QCOMPARE(
            QFileInfo(path()).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
        QCOMPARE(
            QFileInfo(m_home->filePath(u"config"_s)).permissions() & QFile::Permissions(0x0077),
            QFile::Permissions());
        // Also one that somebody made readable for all.
        QVERIFY(QFile::setPermissions(path(), QFile::Permissions(0x6644)));
        QVERIFY(SettingsFile(path()).update(nothing));
        QCOMPARE(
            QFileInfo(path()).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void membersOfOthersSurvive()
    {
        makeFolder();
        write(path(), R"({"version":1,"plugin":{"a":[1,2.5,"中",null]},"big":9007199254740993})");
        QVERIFY(SettingsFile(path()).update(set(u"theme"_s, u"dark"_s)));
        const QJsonObject root = *SettingsFile(path()).read();
        QCOMPARE(
            root[u"plugin"_s], QJsonObject({{u"a"_s, QJsonArray{1, 2.5, u"中"_s, QJsonValue()}}}));
        QCOMPARE(root[u"big"_s].toInteger(), 9007199254740993);
    }

    void damagedFileIsKeptAsideUnderAName_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("truncated") << QByteArray("{\"version\":1,\"profiles\":[{\"na");
        QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe\x80", 5);
        QTest::newRow("zeroes, as after a power cut") << QByteArray(4096, '\0');
        QTest::newRow("empty, as after a full disk") << QByteArray("");
        QTest::newRow("blanks") << QByteArray(" \n\n");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("without version") << QByteArray("{\"profiles\":[]}");
        QTest::newRow("version as text") << QByteArray("{\"version\":\"1\"}");
        QTest::newRow("version zero") << QByteArray("{\"version\":0}");
        QTest::newRow("two objects") << QByteArray("{\"version\":1}{\"version\":1}");
        QTest::newRow("comment") << QByteArray("// mine\n{\"version\":1}");
        QTest::newRow("not UTF-8") << QByteArray("{\"version\":1,\"a\":\"\xff\"}");
    }
    void damagedFileIsKeptAsideUnderAName()
    {
        QFETCH(QByteArray, content);
        makeFolder();
        write(path(), content);
        const SettingsFile file(path());
        checkFailure(file.read(), errorcode::SettingsDamaged);
        QCOMPARE(contentOf(path()), content); // reading changes nothing

        const auto updated = file.update(set(u"theme"_s, u"dark"_s));
        QVERIFY(updated);
        QVERIFY(updated->keptAside.startsWith(path() + u".damaged-"_s));
        QCOMPARE(contentOf(updated->keptAside), content);
        QCOMPARE(QFileInfo(updated->keptAside).permissions() & QFile::Permissions(0x0077),
            QFile::Permissions());
        QCOMPARE(*file.read(), (QJsonObject{{u"version"_s, 1}, {u"theme"_s, u"dark"_s}}));
    }

    void twoDamagedFilesInOneSecondAreBothKept()
    {
        makeFolder();
        QStringList kept;
        for (const QByteArray &content : {QByteArray("one"), QByteArray("two"), QByteArray("3")}) {
            write(path(), content);
            const auto updated = SettingsFile(path()).update(nothing);
            QVERIFY(updated);
            QCOMPARE(contentOf(updated->keptAside), content);
            kept << updated->keptAside;
        }
        QCOMPARE(asides().size(), 3);
        QCOMPARE(kept.removeDuplicates(), 0);
    }

    void changeThatFailsLeavesADamagedFileInItsPlace()
    {
        makeFolder();
        write(path(), "damaged");
        const ServiceError no{.kind = ErrorKind::Profile, .code = errorcode::ProfileExists};
        const auto updated = SettingsFile(path()).update(
            [&no](QJsonObject &) -> Result<void> { return Failure(no); });
        QVERIFY(!updated);
        QCOMPARE(updated.error(), no);
        QCOMPARE(contentOf(path()), "damaged");
        QCOMPARE(asides(), QStringList());
    }

    void newerFileIsNeitherReadNorTouched()
    {
        makeFolder();
        const QByteArray content = R"({"version":2,"profiles":{"other":"shape"}})";
        write(path(), content);
        checkFailure(SettingsFile(path()).read(), errorcode::SettingsNewer);
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsNewer);
        QCOMPARE(contentOf(path()), content);
        QCOMPARE(asides(), QStringList());
    }

    void directoryInItsPlaceIsSaid()
    {
        QVERIFY(QDir().mkpath(path()));
        checkFailure(SettingsFile(path()).read(), errorcode::SettingsDirectory);
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsDirectory);
    }

    void hugeFileIsNotReadIntoMemory()
    {
        makeFolder();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(qint64(8) << 30)); // sparse
        file.close();
        checkFailure(SettingsFile(path()).read(), errorcode::SettingsDamaged);
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsDamaged);
        QCOMPARE(QFileInfo(path()).size(), qint64(8) << 30);
    }

    void folderThatIsAFileIsSaid()
    {
        write(m_home->filePath(u"config"_s), "in the way");
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsNotWritable);
    }

    void savingByAnEditorMeanwhileIsNotOverwritten()
    {
        const SettingsFile file(path());
        QVERIFY(file.update(nothing));
        const QByteArray edited = R"({"version":1,"edited":true})";
        const auto updated = file.update([&](QJsonObject &root) -> Result<void> {
            write(path(), edited); // an editor knows no lock
            root[u"theme"_s] = u"dark"_s;
            return {};
        });
        checkFailure(updated, errorcode::SettingsChanging);
        QCOMPARE(contentOf(path()), edited);
        QVERIFY(file.update(set(u"theme"_s, u"dark"_s)));
        QCOMPARE((*file.read())[u"edited"_s], QJsonValue(true));
    }

    void lockOfAnotherProgramIsWaitedForAndThenSaid()
    {
        const SettingsFile file(path());
        QVERIFY(file.update(set(u"theme"_s, u"dark"_s)));
        FileLock other(path() + u".lock"_s);
        QCOMPARE(other.tryTake(), FileLock::Outcome::Taken);
        checkFailure(file.update(set(u"theme"_s, u"light"_s)), errorcode::SettingsChanging);
        QCOMPARE((*file.read())[u"theme"_s], QJsonValue(u"dark"_s));
        other.release();
        QVERIFY(file.update(set(u"theme"_s, u"light"_s)));
    }

#ifdef Q_OS_UNIX
    void symbolicLinkStaysAndItsTargetIsReplaced()
    {
        makeFolder();
        const QString target = m_home->filePath(u"dotfiles.json"_s);
        write(target, R"({"version":1,"mine":1})");
        QVERIFY(QFile::link(target, path()));
        QVERIFY(SettingsFile(path()).update(set(u"theme"_s, u"dark"_s)));
        QVERIFY(QFileInfo(path()).isSymLink());
        QVERIFY(!QFileInfo(target).isSymLink());
        QVERIFY(contentOf(target).contains("dark") && contentOf(target).contains("mine"));
    }

    void relativeSymbolicLinkStaysToo()
    {
        makeFolder();
        write(m_home->filePath(u"config/real.json"_s), R"({"version":1,"mine":1})");
        QCOMPARE(::symlink("real.json", QFile::encodeName(path()).constData()), 0);
        QVERIFY(SettingsFile(path()).update(set(u"theme"_s, u"dark"_s)));
        QVERIFY(QFileInfo(path()).isSymLink());
        QVERIFY(contentOf(m_home->filePath(u"config/real.json"_s)).contains("dark"));
    }

    void targetOfADanglingLinkIsMade()
    {
        makeFolder();
        const QString target = m_home->filePath(u"dotfiles.json"_s);
        QVERIFY(QFile::link(target, path()));
        QCOMPARE(*SettingsFile(path()).read(), QJsonObject());
        QVERIFY(SettingsFile(path()).update(set(u"theme"_s, u"dark"_s)));
        QVERIFY(QFileInfo(path()).isSymLink());
        QVERIFY(contentOf(target).contains("dark"));
    }

    void linkIntoNowhereIsSaid()
    {
        makeFolder();
        QVERIFY(QFile::link(m_home->filePath(u"no/such/folder.json"_s), path()));
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsNotWritable);
        QVERIFY(QFileInfo(path()).isSymLink());
    }

    void damagedTargetOfALinkIsKeptAside()
    {
        makeFolder();
        const QString target = m_home->filePath(u"dotfiles.json"_s);
        write(target, "damaged");
        QVERIFY(QFile::link(target, path()));
        const auto updated = SettingsFile(path()).update(nothing);
        QVERIFY(updated);
        QCOMPARE(contentOf(updated->keptAside), "damaged");
        QVERIFY(!QFileInfo(updated->keptAside).isSymLink());
    }

    void pipeInItsPlaceBlocksNobody()
    {
        makeFolder();
        QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
        checkFailure(SettingsFile(path()).read(), errorcode::SettingsDamaged);
        checkFailure(SettingsFile(path()).update(nothing), errorcode::SettingsDamaged);
    }

    void whatMayNotBeWrittenIsSaid_data()
    {
        QTest::addColumn<int>("folderMode");
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<QByteArray>("read");
        QTest::addColumn<QByteArray>("updated");
        QTest::newRow("file") << 0700 << 0400 << QByteArray("good")
                              << QByteArray("SettingsNotWritable");
        QTest::newRow("folder") << 0500 << 0600 << QByteArray("good")
                                << QByteArray("SettingsNotWritable");
        QTest::newRow("file unreadable")
            << 0700 << 0200 << QByteArray("SettingsUnreadable") << QByteArray("SettingsUnreadable");
        QTest::newRow("folder closed") << 0000 << 0600 << QByteArray("SettingsUnreadable")
                                       << QByteArray("SettingsNotWritable");
    }
    void whatMayNotBeWrittenIsSaid()
    {
        QFETCH(int, folderMode);
        QFETCH(int, fileMode);
        if (!canRunAsStranger())
            QSKIP("root may write everything, and there is no setpriv");
        makeFolder();
        const QByteArray content = R"({"version":1,"mine":1})";
        write(path(), content);
        giveToStranger(m_home->path());
        const QByteArray folder = QFile::encodeName(m_home->filePath(u"config"_s));
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), mode_t(fileMode)), 0);
        QCOMPARE(::chmod(folder.constData(), mode_t(folderMode)), 0);
        const QByteArray read = runAsStranger({u"--read"_s, path()});
        const QByteArray updated = runAsStranger({u"--update"_s, path()});
        QCOMPARE(::chmod(folder.constData(), 0700), 0);
        QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0600), 0);
        QTEST(read, "read");
        QTEST(updated, "updated");
        QCOMPARE(contentOf(path()), content);
    }

    void folderOfTheFolderThatMayNotBeEnteredIsSaid()
    {
        if (!canRunAsStranger())
            QSKIP("root may enter everything, and there is no setpriv");
        makeFolder();
        write(path(), R"({"version":1,"mine":1})");
        giveToStranger(m_home->path());
        const QByteArray home = QFile::encodeName(m_home->path());
        QCOMPARE(::chmod(home.constData(), 0), 0);
        const QByteArray read = runAsStranger({u"--read"_s, path()});
        const QByteArray updated = runAsStranger({u"--update"_s, path()});
        QCOMPARE(::chmod(home.constData(), 0700), 0);
        QCOMPARE(read, "SettingsUnreadable");
        QCOMPARE(updated, "SettingsNotWritable");
    }
#endif

private:
    [[nodiscard]] QString path() const { return m_home->filePath(u"config/settings.json"_s); }
    void makeFolder() const
    {
        if (!QDir().mkpath(m_home->filePath(u"config"_s)))
            qFatal("no folder");
    }
    [[nodiscard]] QStringList asides() const
    {
        return QDir(m_home->filePath(u"config"_s))
            .entryList({u"*.damaged-*"_s}, QDir::Files | QDir::Hidden);
    }
    template <typename T>
    void checkFailure(const Result<T> &result, const QString &code) const
    {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Profile);
        QCOMPARE(result.error().code, code);
        QCOMPARE(result.error().detail, path());
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

// As another user: tst_settingsfile --read|--update FILE
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3) {
        const SettingsFile file(arguments[2]);
        QString said = u"good"_s;
        if (arguments[1] == u"--read") {
            if (const auto read = file.read(); !read)
                said = read.error().code;
        } else if (const auto updated = file.update(set(u"a"_s, 1)); !updated) {
            said = updated.error().code;
        }
        std::puts(qPrintable(said));
        return 0;
    }
    tst_settingsfile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_settingsfile.moc"
