// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/terminaltext.h"
#include "app/cli/parsing/commandline.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

std::vector<CommandSpec> commands()
{
    using Takes = OptionSpec::Takes;
    return {
        {.name = "get",
            .summary = u"Gets."_s,
            .example = u"nls-token get"_s,
            .arguments = u"[PROFILE...]"_s,
            .most = -1,
            .options = joined({{"--fresh", Takes::Nothing}}, formatOptions({}))},
        {.name = "sandbox", .options = {{"--fault", Takes::Values, u"NAME"_s}}},
        {.name = "exec",
            .arguments = u"[PROFILE]"_s,
            .most = 1,
            .takesCommand = true,
            .options = {{"--set", Takes::Values, u"NAME"_s}}},
        {.name = "profile",
            .subcommands = {{.name = "add",
                                .example = u"example of add"_s,
                                .arguments = u"NAME"_s,
                                .least = 1,
                                .most = 1},
                {.name = "list", .aliases = {"ls"}},
                {.name = "rename", .arguments = u"NAME NEW"_s, .least = 2, .most = 2}}},
    };
}

Result<ParsedCommandLine> parse(const std::vector<std::string> &words)
{
    return parseCommandLine(words, commands());
}

QString errorOf(const std::vector<std::string> &words)
{
    const Result<ParsedCommandLine> parsed = parse(words);
    if (parsed)
        return u"no error"_s;
    return parsed.error().kind == ErrorKind::Usage ? parsed.error().detail : u"another kind"_s;
}

QString suggestionFor(const std::vector<std::string> &words)
{
    const Result<ParsedCommandLine> parsed = parse(words);
    return parsed ? u"no error"_s : parsed.error().suggestion;
}

} // namespace

class tst_commandline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void commonOptionsStandBeforeOrAfterTheCommand_data()
    {
        using Words = std::vector<std::string>;
        QTest::addColumn<Words>("words");
        QTest::newRow("before") << Words{"--region", "cn-shanghai", "-q", "get", "demo"};
        QTest::newRow("after") << Words{"get", "demo", "--region", "cn-shanghai", "-q"};
        QTest::newRow("between") << Words{"get", "--region=cn-shanghai", "demo", "--quiet"};
    }
    void commonOptionsStandBeforeOrAfterTheCommand()
    {
        QFETCH(std::vector<std::string>, words);
        const Result<ParsedCommandLine> parsed = parse(words);
        QVERIFY(parsed);
        QCOMPARE(parsed->arguments.command(), QStringList{u"get"_s});
        QCOMPARE(parsed->arguments.positional(), QStringList{u"demo"_s});
        QCOMPARE(parsed->arguments.text("--region"), u"cn-shanghai"_s);
        QVERIFY(parsed->arguments.has("--quiet"));
        QVERIFY(!parsed->arguments.has("--fresh"));
    }

    void valuesAreKeptByteForByte()
    {
        const std::string odd = "a b\xff=%20";
        const Result<ParsedCommandLine> parsed = parse({"get", "--region", odd, "--endpoint="});
        QVERIFY(parsed);
        QCOMPARE(parsed->arguments.bytes("--region"), QByteArray::fromStdString(odd));
        QVERIFY(parsed->arguments.has("--endpoint"));
        QVERIFY(parsed->arguments.bytes("--endpoint").isEmpty());
    }

    void repeatedOptionsCountOrCollect()
    {
        QCOMPARE(parse({"get", "-v", "-vv"})->arguments.count("--verbose"), 3);
        QCOMPARE(parse({"sandbox", "--fault", "a", "--fault", "b:2"})->arguments.texts("--fault"),
            (QStringList{u"a"_s, u"b:2"_s}));
        QCOMPARE(
            parse({"get", "--region", "a", "--region", "b"})->arguments.text("--region"), u"b"_s);
    }

    void subcommandsAreFound()
    {
        const Result<ParsedCommandLine> parsed =
            parse({"profile", "rename", "a", "b", "--timeout", "5"});
        QVERIFY(parsed);
        QCOMPARE(parsed->arguments.command(), (QStringList{u"profile"_s, u"rename"_s}));
        QCOMPARE(parsed->arguments.positional(), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(parsed->arguments.number("--timeout", 30, 1, 60).value_or(0), 5);
    }

    void everyMistakeIsNamed_data()
    {
        using Words = std::vector<std::string>;
        QTest::addColumn<Words>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("only an option")
            << Words{"-q"} << u"A command is missing; there are: get, sandbox, exec, profile."_s;
        QTest::newRow("unknown command") << Words{
            "frob"} << u"There is no command “frob”; there are: get, sandbox, exec, profile."_s;
        QTest::newRow("no subcommand")
            << Words{"profile"} << u"A command is missing; there are: add, list, rename."_s;
        QTest::newRow("unknown option")
            << Words{"get", "--secret=abc"} << u"Unknown option: --secret."_s;
        QTest::newRow("unknown short option") << Words{"get", "-x"} << u"Unknown option: -x."_s;
        QTest::newRow("missing value") << Words{"get", "--region"} << u"--region needs a value."_s;
        QTest::newRow("missing argument")
            << Words{"profile", "rename", "a"} << u"NEW is missing."_s;
        QTest::newRow("one too many")
            << Words{"profile", "add", "a", "b"} << u"Unexpected argument: “b”."_s;
    }
    void everyMistakeIsNamed()
    {
        QFETCH(std::vector<std::string>, words);
        QFETCH(QString, expected);
        QCOMPARE(errorOf(words), expected);
    }

    void theNearestNameIsSuggested_data()
    {
        using Words = std::vector<std::string>;
        QTest::addColumn<Words>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("command") << Words{"gte"} << u"get"_s;
        QTest::newRow("subcommand") << Words{"profile", "renam", "a", "b"} << u"rename"_s;
        QTest::newRow("help of a command") << Words{"help", "sandbx"} << u"sandbox"_s;
        QTest::newRow("option") << Words{"get", "--frehs"} << u"--fresh"_s;
        QTest::newRow("common option") << Words{"get", "--profil=demo"} << u"--profile"_s;
        QTest::newRow("nothing near") << Words{"get", "--secret"} << QString();
        QTest::newRow("short option") << Words{"get", "-x"} << QString();
    }
    void theNearestNameIsSuggested()
    {
        QFETCH(std::vector<std::string>, words);
        QFETCH(QString, expected);
        QCOMPARE(suggestionFor(words), expected);
    }

    void helpIsACommandWhereverOneIsExpected()
    {
        QCOMPARE(parse({})->text, parse({"--help"})->text);
        QCOMPARE(parse({"help"})->text, parse({"--help"})->text);
        QCOMPARE(parse({"help", "get"})->text, parse({"get", "--help"})->text);
        QCOMPARE(
            parse({"-q", "profile", "help", "add"})->text, parse({"profile", "add", "-h"})->text);
        // A profile may be called so.
        QCOMPARE(parse({"get", "help"})->arguments.positional(), QStringList{u"help"_s});
    }

    void helpHasPages()
    {
        QVERIFY(parse({"help", "options"})->text.contains(u"--timeout SECONDS"_s));
        QVERIFY(parse({"help", "environment"})->text.contains(u"NLS_TOKEN_PROFILE"_s));
        QVERIFY(parse({"help", "exit-statuses"})->text.contains(u"throttled"_s));
        QCOMPARE(suggestionFor({"help", "exit-status"}), u"exit-statuses"_s);
        // A page is no command.
        QVERIFY(errorOf({"options"}).contains(u"options"_s));
    }

    void helpFitsTheTerminal()
    {
        for (const qsizetype width : {40, 60, 100}) {
            for (const std::vector<std::string> &words :
                {std::vector<std::string>{"--help"}, std::vector<std::string>{"get", "--help"}}) {
                const QString text = parseCommandLine(words, commands(), width)->text;
                for (const QString &line : text.split(u'\n'))
                    QVERIFY2(columns(line) <= width || line.trimmed().split(u' ').size() < 5,
                        qPrintable(line));
            }
        }
    }

    void linesBreakWhereWordsEnd()
    {
        QCOMPARE(
            wrapped(u"one two three four five six"_s, 24, 2), u"one two three four five\n  six"_s);
        QCOMPARE(wrapped(u"short"_s, 80, 2), u"short"_s);
        QCOMPARE(wrapped(QString(30, u'x') + u" y"_s, 24, 0),
            QString(24, u'x') + u'\n' + QString(6, u'x') + u" y"_s);
        // Chinese breaks between characters, but not before a full stop.
        QCOMPARE(
            wrapped(u"一二三四五六七八九十一二。"_s, 24, 0), u"一二三四五六七八九十一\n二。"_s);
    }

    void shortSpellingsAreThoseOfOtherPrograms()
    {
        QCOMPARE(
            parse({"profile", "ls"})->arguments.command(), (QStringList{u"profile"_s, u"list"_s}));
        QVERIFY(parse({"get", "-V"})->action == ParsedCommandLine::Action::ShowText);
        using Words = std::vector<std::string>;
        for (const Words &words :
            {Words{"get", "-o", "json"}, Words{"get", "-ojson"}, Words{"get", "-o=json"},
                Words{"get", "--json"}, Words{"get", "--json", "--format", "json"}})
            QVERIFY(parse(words)->arguments.wantsJson());
        QVERIFY(errorOf({"get", "--json", "-o", "text"}).contains(u"contradict"_s));
    }

    void numbersAndChoicesAreChecked()
    {
        const Arguments arguments =
            parse({"get", "--timeout", "1e3", "--format", "yaml"})->arguments;
        QVERIFY(!arguments.number("--timeout", 30, 1, 60));
        QVERIFY(!arguments.choice("--format", {u"text"_s, u"json"_s}));
        const Arguments none = parse({"get"})->arguments;
        QCOMPARE(none.number("--timeout", 30, 1, 60).value_or(0), 30);
        QCOMPARE(none.choice("--format", {u"text"_s, u"json"_s}).value_or(QString()), u"text"_s);
    }

    void theUsersCommandIsTakenWordByWord()
    {
        using Words = std::vector<std::string>;
        const Words odd{"--help", "-p", "x=y", "--", "", "a b", "get", "--version", "\xff"};
        Words words{"exec", "demo", "--set", "A=token", "--"};
        words.insert(words.end(), odd.begin(), odd.end());
        const Result<ParsedCommandLine> parsed = parse(words);
        QVERIFY(parsed && parsed->action == ParsedCommandLine::Action::Run);
        QCOMPARE(parsed->arguments.userCommand(), odd);
        QCOMPARE(parsed->arguments.positional(), QStringList{u"demo"_s});
        QCOMPARE(parsed->arguments.texts("--set"), QStringList{u"A=token"_s});

        // Not the profile of this command.
        const Result<ParsedCommandLine> alone = parse({"-q", "exec", "--", "sh"});
        QVERIFY(alone && alone->arguments.positional().isEmpty());
        QCOMPARE(alone->arguments.userCommand(), Words{"sh"});
        QVERIFY(parse({"exec", "demo"})->arguments.userCommand().empty());
        QCOMPARE(errorOf({"exec", "--set", "--", "sh"}), u"--set needs a value."_s);
        QCOMPARE(errorOf({"exec", "a", "b", "--", "sh"}), u"Unexpected argument: “b”."_s);
        QVERIFY(parse({"exec", "--help"})->text.contains(u"[OPTION...] -- COMMAND [ARG...]"_s));
        // Another command's arguments.
        QCOMPARE(parse({"get", "--", "-x"})->arguments.positional(), QStringList{u"-x"_s});
    }

    void helpShowsAnExampleEvenWhereTheRestIsWrong()
    {
        const Result<ParsedCommandLine> parsed = parse({"profile", "add", "--bogus", "--help"});
        QVERIFY(parsed);
        QVERIFY(parsed->action == ParsedCommandLine::Action::ShowText);
        QVERIFY(parsed->text.contains(u"nls-token profile add NAME"_s));
        QVERIFY(parsed->text.contains(u"example of add"_s));
        QVERIFY(parse({"-h"})->text.contains(u"COMMAND"_s));
        QVERIFY(parse({"profile", "-h"})->text.contains(u"rename"_s));
        QCOMPARE(errorOf({"frob", "--help"}),
            u"There is no command “frob”; there are: get, sandbox, exec, profile."_s);
    }
};

NLSTOKEN_TEST(tst_commandline)
#include "tst_commandline.moc"
