// SPDX-License-Identifier: Apache-2.0
#include "app/gui/sandboxfolder.h"
#include "core/platform/privatefile.h"
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_sandboxfolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void folderIsForThisUserAndGoesWithItsOwner()
    {
        QString path;
        {
            const SandboxFolder folder(parent());
            path = folder.path();
            QVERIFY(write(path + u"/record.json"_s));
            constexpr QFile::Permissions others = QFile::ReadGroup | QFile::ExeGroup
                | QFile::WriteGroup | QFile::ReadOther | QFile::ExeOther | QFile::WriteOther;
            QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
        }
        QVERIFY(!QFile::exists(path));
    }

    void whatAKilledProgramLeftIsRemoved()
    {
        const QString left = leftByAKilledProgram();
        QVERIFY(QFile::exists(left));
        QVERIFY(write(left + u"/record.json"_s));
        const SandboxFolder folder(parent());
        QVERIFY(!QFile::exists(left));
        QVERIFY(QFile::exists(folder.path()));
    }

    void whatIsInUseStays()
    {
        const SandboxFolder mine(parent());
        const auto other = startOtherProgram({u"sandbox"_s, parent()});
        QVERIFY(other->waitForReadyRead());
        const QString others = QString::fromUtf8(other->readLine().trimmed());
        const SandboxFolder third(parent());
        QVERIFY(QFile::exists(mine.path()));
        QVERIFY(QFile::exists(others));
        other->closeWriteChannel();
        QVERIFY(other->waitForFinished());
        QVERIFY(!QFile::exists(others));
    }

    // The folder may be /tmp, and hold what looks like ours.
    void whatIsNotOursStays_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("lock");
        QTest::newRow("without a lock") << u"sandbox-abcDEF"_s << QString();
        QTest::newRow("another's lock") << u"sandbox-abcDEF"_s << u"lock"_s;
        QTest::newRow("too long") << u"sandbox-abcDEFg"_s << u"nls-token-desk.lock"_s;
        QTest::newRow("digits") << u"sandbox-abc123"_s << u"nls-token-desk.lock"_s;
    }
    void whatIsNotOursStays()
    {
        QFETCH(QString, name);
        QFETCH(QString, lock);
        const QString folder = parent() + u'/' + name;
        QVERIFY(makePrivateFolder(folder));
        QVERIFY(lock.isEmpty() || write(folder + u'/' + lock));
        const SandboxFolder own(parent());
        QVERIFY(QFile::exists(folder));
    }

    void linksAreNotFollowed()
    {
        const QString elsewhere = m_home->filePath(u"elsewhere"_s);
        QVERIFY(makePrivateFolder(elsewhere));
        QVERIFY(write(elsewhere + u"/nls-token-desk.lock"_s));
        QVERIFY(write(elsewhere + u"/precious"_s));
        QVERIFY(makePrivateFolder(parent()));
        QVERIFY(QFile::link(elsewhere, parent() + u"/sandbox-linked"_s));
        const QString left = leftByAKilledProgram();
        QVERIFY(QFile::link(elsewhere, left + u"/within"_s));
        const SandboxFolder own(parent());
        QVERIFY(!QFile::exists(left));
        QVERIFY(QFile::exists(elsewhere + u"/precious"_s));
    }

    void folderOfAnotherUserStays()
    {
        const QString left = leftByAKilledProgram();
        giveToStranger(left);
        if (QFileInfo(left).ownerId() == QFileInfo(m_home->path()).ownerId())
            QSKIP("only root can give a folder away");
        const SandboxFolder own(parent());
        QVERIFY(QFile::exists(left));
    }

    void withoutAPlaceThereIsNone()
    {
        QVERIFY(write(m_home->filePath(u"file"_s)));
        const SandboxFolder folder(m_home->filePath(u"file/below"_s));
        QVERIFY(!QFile::exists(folder.path()));
    }

private:
    [[nodiscard]] QString parent() const { return m_home->filePath(u"run"_s); }
    [[nodiscard]] static bool write(const QString &path)
    {
        return writePrivateFile(path, "text").isEmpty();
    }
    [[nodiscard]] QString leftByAKilledProgram() const
    {
        const auto program = startOtherProgram({u"sandbox"_s, parent()});
        if (!program->waitForReadyRead())
            return {};
        const QString path = QString::fromUtf8(program->readLine().trimmed());
        program->kill();
        program->waitForFinished();
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

// The other program: has a folder until its standard input ends.
static int haveAFolder(const QString &parent)
{
    const SandboxFolder folder(parent);
    std::puts(folder.path().toUtf8().constData());
    std::fflush(stdout);
    while (std::getchar() != EOF) { }
    return 0;
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "sandbox"_L1)
        return haveAFolder(arguments.value(2));
    tst_sandboxfolder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sandboxfolder.moc"
