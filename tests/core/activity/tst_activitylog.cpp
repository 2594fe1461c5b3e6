// SPDX-License-Identifier: Apache-2.0
#include "core/activity/activitylog.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int writers = 6;
constexpr int entriesEach = 300;

// Long, so that a torn or mixed line would show.
ActivityEntry entryBy(const QString &program, const QDateTime &time)
{
    return {
        .time = time,
        .profile = u"Singapore demo"_s,
        .program = program,
        .outcome = ActivityOutcome::Obtained,
        .serverMessage = QString(300, u'支'),
        .httpStatus = 200,
        .duration = 212ms,
        .expireTime = 1795436222,
    };
}

void writeMany(const QString &folder, const QString &program)
{
    const FakeClock clock;
    const ActivityLog log(folder, clock);
    for (int i = 0; i < entriesEach; ++i) {
        if (!log.append(entryBy(program, clock.now().addMSecs(i))))
            qFatal("an entry was not written");
    }
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a test file was not written");
}

} // namespace

class TestActivityLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatWasWritten();
    void nothingWrittenIsNothingRead();
    void entryGoesToTheFileOfItsUtcDay();
    void readsOldestFirstAndOnlySince();
    void eachEntryStandsOnALineOfItsOwn();
    void damagedAndForeignLinesAreSkipped();
    void entryAfterATornLineIsWhole();
    void threadsWriteWithoutTearing();
    void processesWriteWithoutTearing();
    void newDayDeletesDaysOlderThanThirty();
    void sameDayDeletesNothing();
    void filesAreForTheOwnerAlone();
    void folderThatIsAFileIsAnError();
    void noCredentialReachesTheFile();
#ifdef Q_OS_UNIX
    void fullDiskIsAnErrorAndTheNextEntryIsWhole();
    void symbolicLinkIsRefused();
    void pipeNeitherBlocksNorBreaks();
#endif

private:
    void checkManyWriters() const;
    [[nodiscard]] QString folder() const { return m_home->filePath(u"state/activity"_s); }
    [[nodiscard]] QString today() const { return folder() + u"/2026-11-22.jsonl"_s; }

    std::unique_ptr<QTemporaryDir> m_home;
    FakeClock m_clock;
};

void TestActivityLog::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_clock.setNow(utcTime(QDate(2026, 11, 22), QTime(8, 17, 2)));
}

void TestActivityLog::readsWhatWasWritten()
{
    const ActivityLog log(folder(), m_clock);
    const ActivityEntry entry = entryBy(u"window"_s, m_clock.now());
    QVERIFY(log.append(entry));
    QCOMPARE(log.read(m_clock.now()), std::vector{entry});
}

void TestActivityLog::nothingWrittenIsNothingRead()
{
    QVERIFY(ActivityLog(folder(), m_clock).read(m_clock.now()).empty());
    QVERIFY2(!QFile::exists(folder()), "reading made a folder");
}

void TestActivityLog::entryGoesToTheFileOfItsUtcDay()
{
    const ActivityLog log(folder(), m_clock);
    // Already the 23rd in Shanghai.
    const QDateTime evening = utcTime(QDate(2026, 11, 22), QTime(23, 59, 59, 999));
    QVERIFY(log.append(entryBy(u"a"_s, evening.toOffsetFromUtc(8 * 3600))));
    QVERIFY(log.append(entryBy(u"b"_s, evening.addMSecs(1))));
    QCOMPARE(QDir(folder()).entryList(QDir::Files, QDir::Name),
        QStringList({u"2026-11-22.jsonl"_s, u"2026-11-23.jsonl"_s}));
}

void TestActivityLog::readsOldestFirstAndOnlySince()
{
    const ActivityLog log(folder(), m_clock);
    const QDateTime now = m_clock.now();
    QVERIFY(log.append(entryBy(u"third"_s, now)));
    QVERIFY(log.append(entryBy(u"second"_s, now.addMSecs(-1))));
    QVERIFY(log.append(entryBy(u"first"_s, now.addDays(-1))));
    QVERIFY(log.append(entryBy(u"third, too"_s, now)));
    QStringList programs;
    for (const ActivityEntry &entry : log.read(now.addDays(-1)))
        programs << entry.program;
    QCOMPARE(programs, QStringList({u"first"_s, u"second"_s, u"third"_s, u"third, too"_s}));
    QCOMPARE(log.read(now.addDays(-1).addMSecs(1)).size(), 3);
    QCOMPARE(log.read(now).size(), 2);
    QCOMPARE(log.read(now.addMSecs(1)).size(), 0);
}

void TestActivityLog::eachEntryStandsOnALineOfItsOwn()
{
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append(entryBy(u"a"_s, m_clock.now())));
    QVERIFY(log.append(entryBy(u"b"_s, m_clock.now())));
    const QByteArray content = contentOf(today());
    QVERIFY(content.startsWith('\n') && content.endsWith('\n'));
    int lines = 0;
    for (const QByteArray &line : content.split('\n')) {
        if (line.isEmpty())
            continue;
        ++lines;
        QVERIFY(fromJsonLine(line).has_value());
    }
    QCOMPARE(lines, 2);
}

void TestActivityLog::damagedAndForeignLinesAreSkipped()
{
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append(entryBy(u"a"_s, m_clock.now())));
    const QByteArray whole = contentOf(today());
    writeFile(today(),
        whole + "hello\n[]\n{}\n" + QByteArray(200'000, 'x') + "\n" + QByteArray(9, '\0') + "\r\n"
            + whole + "\xff\xfe\n" + QByteArray(64 * 1024, 'y'));
    writeFile(folder() + u"/notes.jsonl"_s, whole);
    writeFile(folder() + u"/2026-11-22.saved"_s, whole);
    QCOMPARE(log.read(m_clock.now()).size(), 2);
}

void TestActivityLog::entryAfterATornLineIsWhole()
{
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append(entryBy(u"torn"_s, m_clock.now())));
    writeFile(today(), contentOf(today()).chopped(100));
    QVERIFY(log.read(m_clock.now()).empty());
    const ActivityEntry next = entryBy(u"next"_s, m_clock.now());
    QVERIFY(log.append(next));
    QCOMPARE(log.read(m_clock.now()), std::vector{next});
}

void TestActivityLog::checkManyWriters() const
{
    const QDateTime start = FakeClock().now();
    const auto entries = ActivityLog(folder(), m_clock).read(start);
    QCOMPARE(entries.size(), std::size_t{writers * entriesEach});
    QHash<QString, int> byProgram;
    for (const ActivityEntry &entry : entries) {
        QCOMPARE(entry, entryBy(entry.program, entry.time));
        ++byProgram[entry.program];
    }
    QCOMPARE(byProgram.size(), writers);
    for (const int count : byProgram)
        QCOMPARE(count, entriesEach);
}

void TestActivityLog::threadsWriteWithoutTearing()
{
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([this, i] { writeMany(folder(), u"thread %1"_s.arg(i)); });
    threads.clear();
    checkManyWriters();
}

void TestActivityLog::processesWriteWithoutTearing()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < writers; ++i) {
        auto &process = processes.emplace_back(std::make_unique<QProcess>());
        process->setProcessChannelMode(QProcess::ForwardedChannels);
        process->start(QCoreApplication::applicationFilePath(),
            {u"--write"_s, folder(), u"process %1"_s.arg(i)});
    }
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }
    checkManyWriters();
}

void TestActivityLog::newDayDeletesDaysOlderThanThirty()
{
    const ActivityLog log(folder(), m_clock);
    const QDateTime first = m_clock.now();
    QVERIFY(log.append(entryBy(u"first day"_s, first)));
    writeFile(folder() + u"/1999-notes.txt"_s, "mine");
    m_clock.advance(30 * 24h);
    QVERIFY(log.append(entryBy(u"30 days later"_s, m_clock.now())));
    QCOMPARE(log.read(first).size(), 2);
    m_clock.advance(24h);
    QVERIFY(log.append(entryBy(u"31 days later"_s, m_clock.now())));
    QCOMPARE(QDir(folder()).entryList(QDir::Files, QDir::Name),
        QStringList({u"1999-notes.txt"_s, u"2026-12-22.jsonl"_s, u"2026-12-23.jsonl"_s}));
}

void TestActivityLog::sameDayDeletesNothing()
{
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append(entryBy(u"a"_s, m_clock.now())));
    writeFile(folder() + u"/2020-01-01.jsonl"_s, "\n");
    QVERIFY(log.append(entryBy(u"b"_s, m_clock.now())));
    QVERIFY(QFile::exists(folder() + u"/2020-01-01.jsonl"_s));
}

void TestActivityLog::filesAreForTheOwnerAlone()
{
#ifdef Q_OS_UNIX
    const auto modeOf = [](const QString &path) {
        struct stat status{};
        return ::stat(QFile::encodeName(path).constData(), &status) == 0
            ? int(status.st_mode & 07777)
            : -1;
    };
    const mode_t before = ::umask(0);
    const ActivityLog log(folder(), m_clock);
    const auto appended = log.append(entryBy(u"a"_s, m_clock.now()));
    ::umask(before);
    QVERIFY(appended);
    QCOMPARE(modeOf(today()), 0600);
    QCOMPARE(modeOf(folder()), 0700);
    QCOMPARE(modeOf(m_home->filePath(u"state"_s)), 0700);
    // A copy brought back from elsewhere is closed again.
    QCOMPARE(::chmod(QFile::encodeName(today()).constData(), 0644), 0);
    QVERIFY(log.append(entryBy(u"b"_s, m_clock.now())));
    QCOMPARE(modeOf(today()), 0600);
#else
    QSKIP("the access list comes from the user's profile folder");
#endif
}

void TestActivityLog::folderThatIsAFileIsAnError()
{
    QVERIFY(QDir().mkpath(m_home->filePath(u"state"_s)));
    writeFile(folder(), "not a folder");
    const ActivityLog log(folder(), m_clock);
    const auto appended = log.append(entryBy(u"a"_s, m_clock.now()));
    QVERIFY(!appended);
    QCOMPARE(appended.error().code, QString(errorcode::StateNotWritable));
    QCOMPARE(appended.error().detail, folder());
    QVERIFY(log.read(m_clock.now()).empty());
    QCOMPARE(contentOf(folder()), "not a folder"_ba);
}

void TestActivityLog::noCredentialReachesTheFile()
{
    const QString secret = u"k3OuRSecreT0fThirtyLetters9xYz"_s;
    const QString token = u"6fa5c0e7b1d94a2f8e3c7d6b5a493827"_s;
    const QString id = u"LTAI5tQ7mZsKc2VbXw9RfPaG"_s;
    const QString text = u"%1 %2 %3"_s.arg(secret, token, id);
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append({
        .time = m_clock.now(),
        .profile = text,
        .program = text,
        .outcome = ActivityOutcome::Refused,
        .errorKind = ErrorKind::Credentials,
        .code = text,
        .serverMessage = text,
        .requestId = text,
        .nlsRequestId = text,
        .userId = text,
        .endpoint = text,
    }));
    const QByteArray content = contentOf(today());
    QVERIFY(content.contains("LTAI****************fPaG"));
    for (const QString &credential : {secret, token, id})
        QVERIFY2(!content.contains(credential.toUtf8()), content.constData());
}

#ifdef Q_OS_UNIX
void TestActivityLog::fullDiskIsAnErrorAndTheNextEntryIsWhole()
{
    const ActivityLog log(folder(), m_clock);
    QVERIFY(log.append(entryBy(u"before"_s, m_clock.now())));
    const auto size = QFileInfo(today()).size();

    // The limit cuts the write in its middle, as a disk does whose last block is taken.
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
    rlimit tight = limit;
    tight.rlim_cur = rlim_t(size) + 100;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto cut = log.append(entryBy(u"cut"_s, m_clock.now()));
    const auto nothing = log.append(entryBy(u"nothing"_s, m_clock.now()));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!cut);
    QCOMPARE(cut.error().code, QString(errorcode::StateNotWritable));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, QString(errorcode::StateNotWritable));
    QCOMPARE(QFileInfo(today()).size(), size + 100);
    QVERIFY(log.append(entryBy(u"after"_s, m_clock.now())));
    const auto entries = log.read(m_clock.now());
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.front().program, u"before"_s);
    QCOMPARE(entries.back().program, u"after"_s);
}

void TestActivityLog::symbolicLinkIsRefused()
{
    QVERIFY(QDir().mkpath(folder()));
    const QString target = m_home->filePath(u"precious"_s);
    writeFile(target, "precious");
    QVERIFY(QFile::link(target, today()));
    const ActivityLog log(folder(), m_clock);
    QVERIFY(!log.append(entryBy(u"a"_s, m_clock.now())));
    QCOMPARE(contentOf(target), "precious"_ba);
    QVERIFY(QFile::remove(target));
    QVERIFY(!log.append(entryBy(u"a"_s, m_clock.now())));
    QVERIFY(!QFile::exists(target));
}

void TestActivityLog::pipeNeitherBlocksNorBreaks()
{
    QVERIFY(QDir().mkpath(folder()));
    QCOMPARE(::mkfifo(QFile::encodeName(today()).constData(), 0600), 0);
    const ActivityLog log(folder(), m_clock);
    QVERIFY(!log.append(entryBy(u"a"_s, m_clock.now())));
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(u"an activity file cannot be read.*2026-11-22"_s));
    QVERIFY(log.read(m_clock.now()).empty());
}
#endif

// As another program: tst_activitylog --write FOLDER PROGRAM
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--write") {
        writeMany(arguments[2], arguments[3]);
        return 0;
    }
    TestActivityLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_activitylog.moc"
