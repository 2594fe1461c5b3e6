// SPDX-License-Identifier: Apache-2.0
#include "core/platform/filelock.h"
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using Outcome = FileLock::Outcome;

class tst_filelock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void locksOfOneProgramExcludeEachOther()
    {
        FileLock first(path());
        FileLock second(path());
        QCOMPARE(first.tryTake(), Outcome::Taken);
        QCOMPARE(second.tryTake(), Outcome::Busy);
        first.release();
        QCOMPARE(second.tryTake(), Outcome::Taken);
        QCOMPARE(first.tryTake(), Outcome::Busy);
    }

    void holderMayTakeItAgain()
    {
        FileLock lock(path());
        QCOMPARE(lock.tryTake(), Outcome::Taken);
        QCOMPARE(lock.tryTake(), Outcome::Taken);
        lock.release();
        QCOMPARE(FileLock(path()).tryTake(), Outcome::Taken);
    }

    void deadLockIsFree()
    {
        {
            FileLock lock(path());
            QCOMPARE(lock.tryTake(), Outcome::Taken);
        }
        QCOMPARE(FileLock(path()).tryTake(), Outcome::Taken);
    }

    void fileStaysAndIsForThisUserOnly()
    {
        {
            FileLock lock(path());
            QCOMPARE(lock.tryTake(), Outcome::Taken);
        }
        const QFileInfo info(path());
        QVERIFY(info.exists());
        QCOMPARE(info.size(), 0);
        QCOMPARE(info.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void otherProgramsAreExcludedUntilTheHolderIsKilled()
    {
        const auto holder = startOtherProgram({u"--hold"_s, path()});
        QVERIFY(holder->waitForReadyRead());
        QCOMPARE(holder->readAllStandardOutput().trimmed(), "taken");
        FileLock lock(path());
        QCOMPARE(lock.tryTake(), Outcome::Busy);
        QCOMPARE(lock.take(30), Outcome::Busy);
        holder->kill();
        QVERIFY(holder->waitForFinished());
        QCOMPARE(lock.tryTake(), Outcome::Taken);
    }

    void childrenDoNotInheritTheLock()
    {
        std::unique_ptr<QProcess> child;
        {
            FileLock lock(path());
            QCOMPARE(lock.tryTake(), Outcome::Taken);
            child = startOtherProgram({u"--wait"_s});
            QVERIFY(child->waitForReadyRead());
        }
        QCOMPARE(FileLock(path()).tryTake(), Outcome::Taken);
        child->kill();
        QVERIFY(child->waitForFinished());
    }

    void waitingTakesTheLockWhenItBecomesFree()
    {
        FileLock first(path());
        QCOMPARE(first.tryTake(), Outcome::Taken);
        std::atomic<bool> waits = false;
        Outcome outcome = Outcome::Failed;
        std::thread waiter([&] {
            FileLock second(path());
            waits = second.tryTake() == Outcome::Busy;
            outcome = second.take(5000);
        });
        const bool waited = QTest::qWaitFor([&waits] { return waits.load(); });
        first.release();
        waiter.join();
        QVERIFY(waited);
        QCOMPARE(outcome, Outcome::Taken);
    }

    void waitingEnds()
    {
        FileLock first(path());
        QCOMPARE(first.tryTake(), Outcome::Taken);
        FileLock second(path());
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(second.take(50), Outcome::Busy);
        QCOMPARE_GE(watch.elapsed(), 50);
        QCOMPARE_LT(watch.elapsed(), 2000);
    }

    void fileThatCannotBeMadeIsAFailure()
    {
        QFile inTheWay(m_home->filePath(u"file"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(FileLock(m_home->filePath(u"file/lock"_s)).tryTake(), Outcome::Failed);
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(FileLock(m_home->filePath(u"file/lock"_s)).take(5000), Outcome::Failed);
        QCOMPARE_LT(watch.elapsed(), 2000);
    }

#ifdef Q_OS_UNIX
    void linkIsNotFollowed()
    {
        const QString victim = m_home->filePath(u"victim"_s);
        const QString link = m_home->filePath(u"link.lock"_s);
        QVERIFY(QFile::link(victim, link));
        QCOMPARE(FileLock(link).tryTake(), Outcome::Failed);
        QVERIFY(!QFileInfo::exists(victim));
    }

    void readOnlyFileCanBeLocked()
    {
        if (!canRunAsStranger())
            QSKIP("root may write everything, and there is no setpriv");
        QVERIFY(FileLock(path()).tryTake() == Outcome::Taken);
        QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner));
        giveToStranger(m_home->path());
        QCOMPARE(runAsStranger({u"--try"_s, path()}), "taken");
    }
#endif

private:
    [[nodiscard]] QString path() const { return m_home->filePath(u"state/x.lock"_s); }

    std::unique_ptr<QTemporaryDir> m_home;
};

// As another program: tst_filelock --hold|--try FILE, or --wait
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString mode = arguments.value(1);
    if (mode.startsWith(u"--") && (mode == u"--hold" || mode == u"--try" || mode == u"--wait")) {
        FileLock lock(arguments.value(2));
        const bool taken = mode == u"--wait" || lock.tryTake() == Outcome::Taken;
        std::puts(taken ? "taken" : "not taken");
        std::fflush(stdout);
        // Until it is killed, or its parent dies and standard input ends.
        return mode == u"--try" ? 0 : std::getchar();
    }
    tst_filelock test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_filelock.moc"
