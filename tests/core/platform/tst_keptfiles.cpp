// SPDX-License-Identifier: Apache-2.0
#include "core/platform/keptfiles.h"
#include "core/platform/privatefile.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

class tst_keptfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"file"_s);
        m_clock = FakeClock();
    }

    void fileThatIsNotThereIsEmpty()
    {
        KeptFiles files(m_clock);
        QCOMPARE(files.read(m_path), QByteArray());
        replace("now it is");
        QCOMPARE(files.read(m_path), "now it is");
        QVERIFY(QFile::remove(m_path));
        QCOMPARE(files.read(m_path), QByteArray());
        QVERIFY(QDir().mkdir(m_path));
        QCOMPARE(files.read(m_path), QByteArray());
    }

    void changeIsSeenAtOnce_data()
    {
        QTest::addColumn<bool>("inPlace");
        QTest::newRow("replaced") << false;
        QTest::newRow("written in place") << true;
    }
    void changeIsSeenAtOnce()
    {
        QFETCH(bool, inPlace);
        KeptFiles files(m_clock);
        replace("1");
        for (int i = 2; i < 20; ++i) {
            const QByteArray text(inPlace ? i : 1, static_cast<char>('a' + i));
            inPlace ? write(text) : replace(text);
            QCOMPARE(files.read(m_path), text);
            settle(files);
        }
    }

    // A file system counts time in ticks, and gives a free inode away again.
    void changeWithinOneTickIsSeen()
    {
        KeptFiles files(m_clock);
        replace("one");
        QCOMPARE(files.read(m_path), "one");
        writeLookingTheSame("two");
        QCOMPARE(files.read(m_path), "two");
        m_clock.advance(1s);
        writeLookingTheSame("six");
        QCOMPARE(files.read(m_path), "six");
    }

    void wallClockThatIsSetHidesNothing()
    {
        KeptFiles files(m_clock);
        replace("one");
        QCOMPARE(files.read(m_path), "one");
        m_clock.setNow(m_clock.now().addDays(1));
        writeLookingTheSame("two");
        QCOMPARE(files.read(m_path), "two");
        m_clock.setNow(m_clock.now().addDays(-2));
        writeLookingTheSame("six");
        QCOMPARE(files.read(m_path), "six");
    }

    void unchangedFileIsNotReadAgain()
    {
#ifndef Q_OS_LINUX
        QSKIP("other systems read");
#endif
        KeptFiles files(m_clock);
        replace("one");
        settle(files);
        writeLookingTheSame("two"); // which nobody does: it only shows who reads
        QCOMPARE(files.read(m_path), "one");
        QCOMPARE(KeptFiles::readNow(m_path), "two");
    }

private:
    void replace(const QByteArray &text) { QCOMPARE(writePrivateFile(m_path, text), QString()); }
    void write(const QByteArray &text)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    void writeLookingTheSame(const QByteArray &text)
    {
        const QByteArray path = QFile::encodeName(m_path);
        struct stat before{};
        QCOMPARE(::stat(path.constData(), &before), 0);
        write(text);
        const timespec times[2] = {before.st_atim, before.st_mtim};
        QCOMPARE(::utimensat(AT_FDCWD, path.constData(), times, 0), 0);
    }
    // Until the file has looked the same for long enough.
    void settle(KeptFiles &files)
    {
        for (int i = 0; i < 3; ++i) {
            (void)files.read(m_path);
            m_clock.advance(1100ms);
        }
        (void)files.read(m_path);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    FakeClock m_clock;
};

NLSTOKEN_TEST(tst_keptfiles)
#include "tst_keptfiles.moc"
