// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/token/tokenformat.h"
#include "core/token/tokenvariables.h"
#include "tests/core/token/hostiletokens.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

using Variables = QMap<QByteArray, QByteArray>;

const QDateTime now = utcFromMilliseconds(900'500);

QString program(const QString &name)
{
    // The system's own: what stands before it in the path may be a script of a version manager.
    return QStandardPaths::findExecutable(name, {u"/usr/bin"_s, u"/bin"_s, u"/usr/local/bin"_s});
}

// Runs name, which prints the variables that it finds after each of texts: NAME=VALUE, ended by a
// zero, and a line that says "next" after each round.
QList<Variables> readBy(const QString &name, const QStringList &how, const QStringList &texts)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
    environment.insert(u"HOME"_s, u"/nowhere"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"NLS_APPKEY"_s, u"of another profile"_s);
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program(name), how + texts);
    constexpr int longest = 50'000;
    if (!process.waitForFinished(longest) || process.exitStatus() != QProcess::NormalExit)
        return {};
    QList<Variables> rounds(1);
    for (const QByteArray &line : process.readAllStandardOutput().split('\0')) {
        const qsizetype equals = line.indexOf('=');
        if (line == "next")
            rounds.emplace_back();
        else if (line.startsWith("NLS_") && equals > 0)
            rounds.last().insert(line.first(equals), line.sliced(equals + 1));
    }
    rounds.removeLast();
    return rounds;
}

Variables wanted(const TokenAnswer &answer, const Profile &profile)
{
    Variables variables;
    for (const auto &[name, value] : tokenVariables(answer.token, profile))
        variables.insert(name, value.value_or(QByteArray()));
    return variables;
}

} // namespace

class tst_tokenquoting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void shellsTakeTheValuesAsTheyAre_data()
    {
        QTest::addColumn<QStringList>("how");
        const QString each = u"for text do eval \"$text\"; env -0; printf 'next\\000'; done"_s;
        QTest::newRow("sh") << QStringList{u"sh"_s, u"-c"_s, each, u"sh"_s};
        QTest::newRow("dash") << QStringList{u"dash"_s, u"-uc"_s, each, u"dash"_s};
        QTest::newRow("bash") << QStringList{u"bash"_s, u"-uc"_s, each, u"bash"_s};
        QTest::newRow("bash with history") << QStringList{u"bash"_s, u"-Hc"_s, each, u"bash"_s};
        QTest::newRow("zsh") << QStringList{u"zsh"_s, u"-fc"_s, each, u"zsh"_s};
        QTest::newRow("zsh with rc quotes")
            << QStringList{u"zsh"_s, u"-f"_s, u"-o"_s, u"rcquotes"_s, u"-c"_s, each, u"zsh"_s};
        QTest::newRow("fish") << QStringList{u"fish"_s, u"-N"_s, u"-c"_s,
            u"for text in $argv; eval $text; env -0; printf 'next\\000'; end"_s};
    }
    void shellsTakeTheValuesAsTheyAre()
    {
        QFETCH(QStringList, how);
        const QString shell = how.takeFirst();
        if (program(shell).isEmpty())
            QSKIP("not installed");
        QStringList texts;
        QList<Variables> expected;
        for (const QByteArray &id : hostileTokens()) {
            const TokenAnswer answer = answerWith(id);
            const Profile profile = profileWith(
                u"ws://127.0.0.1:1/it's/$HOME/;id/`x`/中"_s, QString::fromLatin1(id).left(128));
            texts << QString::fromUtf8(formattedToken(TokenFormat::Shell, answer, profile, now));
            expected << wanted(answer, profile);
        }
        QCOMPARE(readBy(shell, how, texts), expected);
    }

    void dotenvFilesAreReadAsTheyAreMeant_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<QByteArray>("beyond"); // what its readers can't be told in common words
        QTest::addColumn<QString>("probe"); // fails without the reader
        const QString each = u"set -a; for file do . \"$file\"; env -0; printf 'next\\000'; done"_s;
        const QString python = u"import dotenv, sys\n"
                               "for file in sys.argv[1:]:\n"
                               "    for name, value in dotenv.dotenv_values(file).items():\n"
                               "        sys.stdout.write(f'{name}={value}\\0')\n"
                               "    sys.stdout.write('next\\0')"_s;
        const QString node =
            u"for (const file of process.argv.slice(1)) {"
            "  const values = require('util').parseEnv(require('fs').readFileSync(file, 'utf8'));"
            "  for (const name in values) process.stdout.write(`${name}=${values[name]}\\0`);"
            "  process.stdout.write('next\\0');"
            "}"_s;
        QTest::newRow("sh") << QStringList{u"sh"_s, u"-c"_s, each, u"sh"_s} << QByteArray()
                            << QString();
        QTest::newRow("dash") << QStringList{u"dash"_s, u"-c"_s, each, u"dash"_s} << QByteArray()
                              << QString();
        QTest::newRow("bash") << QStringList{u"bash"_s, u"-c"_s, each, u"bash"_s} << QByteArray()
                              << QString();
        QTest::newRow("zsh") << QStringList{u"zsh"_s, u"-fc"_s, each, u"zsh"_s} << QByteArray()
                             << QString();
        QTest::newRow("python-dotenv")
            << QStringList{u"python3"_s, u"-c"_s, python} << QByteArray("$`") << u"import dotenv"_s;
        QTest::newRow("Node.js") << QStringList{u"node"_s, u"-e"_s, node} << QByteArray("\\'")
                                 << u"process.exit(require('util').parseEnv ? 0 : 1)"_s;
    }
    void dotenvFilesAreReadAsTheyAreMeant()
    {
        QFETCH(QStringList, how);
        QFETCH(QByteArray, beyond);
        QFETCH(QString, probe);
        const QString reader = how.takeFirst();
        if (program(reader).isEmpty())
            QSKIP("not installed");
        if (!probe.isEmpty() && QProcess::execute(program(reader), {how[0], probe}) != 0)
            QSKIP("it has no reader of .env files");
        const QTemporaryDir folder;
        QStringList files;
        QList<Variables> expected;
        QList<bool> apart;
        for (const QByteArray &id : hostileTokens()) {
            const TokenAnswer answer = answerWith(id);
            const Profile profile = profileWith(u"ws://127.0.0.1:1/中"_s, u"a#b;c"_s);
            files << folder.filePath(QString::number(files.size()));
            QFile file(files.last());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(formattedToken(TokenFormat::Dotenv, answer, profile, now) + '\n');
            expected << wanted(answer, profile);
            apart << std::ranges::any_of(id, [&](char c) { return beyond.contains(c); });
        }
        QList<Variables> read = readBy(reader, how, files);
        QCOMPARE(read.size(), expected.size());
        for (qsizetype i = 0; i < read.size(); ++i) {
            if (apart[i]) {
                // The token may be another one then; the lines stay apart all the same.
                read[i].remove("NLS_TOKEN");
                expected[i].remove("NLS_TOKEN");
            }
        }
        QCOMPARE(read, expected);
        QVERIFY(apart.count(false) > 50);
    }
};

NLSTOKEN_TEST(tst_tokenquoting)
#include "tst_tokenquoting.moc"
