// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/commandline.h"

#include "app/cli/parsing/helptext.h"
#include "app/wiring/applicationinfo.h"
#include "core/base/nearestname.h"

// The only includer: it takes 4 s to compile.
#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <set>
#include <sstream>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString commandLineText(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

// Where CLI11 puts what it reads. A deque, because it keeps pointers to the elements.
struct Reading
{
    struct Values
    {
        std::string option;
        std::vector<std::string> texts{};
        int flags = 0;
    };

    std::deque<Values> values{};
    std::vector<std::string> positional{};
};

// The words of a command line, with those taken out that name the command.
struct Addressed
{
    const CommandSpec *command = nullptr; // none while none was named
    const std::vector<CommandSpec> *below = nullptr; // what could have been named next; never null
    QStringList path{};
    std::vector<std::string> rest{};
    bool wantsHelp = false; // "help" stood where a command does
    QString topic{}; // what help was asked about, when that is no command
};

std::string longName(const std::string &names)
{
    const auto comma = names.rfind(',');
    return comma == std::string::npos ? names : names.substr(comma + 1);
}

bool takesValue(const OptionSpec &option)
{
    return option.takes == OptionSpec::Takes::OneValue || option.takes == OptionSpec::Takes::Values;
}

// Every spelling of every option that takes a value: what follows one is not a command.
void collectValueOptions(const std::vector<OptionSpec> &options, std::set<std::string> &names)
{
    for (const OptionSpec &option : options) {
        if (!takesValue(option))
            continue;
        std::istringstream spellings(option.names);
        for (std::string name; std::getline(spellings, name, ',');)
            names.insert(name);
    }
}

void collectValueOptions(const std::vector<CommandSpec> &commands, std::set<std::string> &names)
{
    for (const CommandSpec &command : commands) {
        collectValueOptions(command.options, names);
        collectValueOptions(command.subcommands, names);
    }
}

// CLI11 2.1 takes the next word for the value of "--option=", so that a value of its own is made of
// every one.
std::vector<std::string> withoutEqualsSigns(
    const std::vector<std::string> &words, const std::set<std::string> &valueOptions)
{
    std::vector<std::string> split;
    bool options = true;
    for (const std::string &word : words) {
        options = options && word != "--";
        const auto equals = word.find('=');
        if (options && equals != std::string::npos
            && valueOptions.contains(word.substr(0, equals))) {
            split.push_back(word.substr(0, equals));
            split.push_back(word.substr(equals + 1));
        } else {
            split.push_back(word);
        }
    }
    return split;
}

QStringList namesOf(const std::vector<CommandSpec> &commands)
{
    QStringList names;
    for (const CommandSpec &command : commands)
        names << QString::fromStdString(command.name);
    return names;
}

bool isCalled(const CommandSpec &command, const std::string &word)
{
    return command.name == word || std::ranges::count(command.aliases, word) > 0;
}

Failure unknownCommand(const QString &word, const QStringList &names)
{
    const QString suggestion = nearestName(word, names);
    if (!suggestion.isEmpty())
        return usageFailure(
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”."))
                .arg(word),
            suggestion);
    return usageFailure(commandLineText(
        QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”; there are: %2."))
            .arg(word, names.join(u", "_s)));
}

// The first words that are neither options nor their values name the command. CLI11's own
// subcommands would find one in every later word too, and a profile may be called "get".
Result<Addressed> addressed(const std::vector<std::string> &words,
    const std::vector<CommandSpec> &commands, const std::set<std::string> &valueOptions)
{
    Addressed result;
    const std::vector<CommandSpec> *level = &commands;
    bool options = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        options = options && word != "--";
        if (level->empty() || !options || word.starts_with('-')) {
            result.rest.push_back(word);
            if (options && valueOptions.contains(word) && i + 1 < words.size())
                result.rest.push_back(words[++i]);
            continue;
        }
        const auto found = std::ranges::find_if(
            *level, [&word](const CommandSpec &command) { return isCalled(command, word); });
        if (found == level->end() && word == "help") {
            result.wantsHelp = true;
            continue;
        }
        const QString name = QString::fromStdString(word);
        if (found == level->end() && result.wantsHelp && helpTopics().contains(name)) {
            result.topic = name;
            break;
        }
        if (found == level->end())
            return unknownCommand(
                name, result.wantsHelp ? namesOf(*level) + helpTopics() : namesOf(*level));
        result.command = &*found;
        result.path << QString::fromStdString(found->name);
        level = &found->subcommands;
    }
    result.below = level;
    return result;
}

void addOption(CLI::App &app, const OptionSpec &option, Reading &reading)
{
    Reading::Values &values = reading.values.emplace_back(Reading::Values{longName(option.names)});
    if (takesValue(option))
        app.add_option(option.names, values.texts)
            ->expected(1)
            ->take_all()
            ->allow_extra_args(false);
    else
        app.add_flag(option.names, values.flags);
}

// The words that follow the option in CLI11's own sentence are English; only the option's name is
// taken from it.
QString optionIn(const std::string &what)
{
    return QString::fromStdString(what.substr(0, what.find_first_of(": ")));
}

QStringList longNamesOf(const CommandSpec &command)
{
    QStringList names;
    for (const OptionSpec &option : joined(command.options, commonOptions()))
        names << QString::fromStdString(longName(option.names));
    return names;
}

Failure unexpectedWord(const std::string &stray, const CommandSpec &command)
{
    const QString word = QString::fromStdString(stray);
    if (!word.startsWith(u'-') || word.size() == 1)
        return usageFailure(
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "Unexpected argument: “%1”."))
                .arg(word));
    const QString option = word.section(u'=', 0, 0);
    return usageFailure(
        commandLineText(QT_TRANSLATE_NOOP("CommandLine", "Unknown option: %1.")).arg(option),
        option.startsWith("--"_L1) ? nearestName(option, longNamesOf(command)) : QString());
}

Failure parseFailure(const CLI::ParseError &error, const CLI::App &app, const CommandSpec &command)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
        return usageFailure(commandLineText(QT_TRANSLATE_NOOP("CommandLine", "%1 needs a value."))
                .arg(optionIn(error.what())));
    const std::vector<std::string> rest = app.remaining(true);
    if (!rest.empty())
        return unexpectedWord(rest.front(), command);
    return usageFailure(
        commandLineText(QT_TRANSLATE_NOOP("CommandLine", "The command line can't be understood.")));
}

// Looks for a wish that needs no valid command line around it; what follows -- belongs to a command
// of the user.
bool asksFor(const std::vector<std::string> &words, std::initializer_list<std::string> names)
{
    const auto end = std::ranges::find(words, "--");
    return std::find_first_of(words.begin(), end, names.begin(), names.end()) != end;
}

ParsedCommandLine helpFor(
    const Addressed &what, const std::vector<CommandSpec> &commands, qsizetype width)
{
    if (!what.topic.isEmpty())
        return {.action = ParsedCommandLine::Action::ShowText, .text = helpPage(what.topic, width)};
    std::vector<const CommandSpec *> path;
    const std::vector<CommandSpec> *level = &commands;
    for (const QString &name : what.path) {
        path.push_back(&*std::ranges::find(*level, name.toStdString(), &CommandSpec::name));
        level = &path.back()->subcommands;
    }
    return {.action = ParsedCommandLine::Action::ShowText, .text = helpText(path, commands, width)};
}

// Takes the user's own command, behind the first "--", from the end of words.
std::vector<std::string> cutUserCommand(std::vector<std::string> &words)
{
    const auto dashes = std::ranges::find(words, "--");
    if (dashes == words.end())
        return {};
    std::vector<std::string> command(std::next(dashes), words.end());
    words.erase(dashes, words.end());
    return command;
}

// --json is --format json.
Result<void> takeJsonFlag(Arguments &arguments)
{
    if (!arguments.has("--json"))
        return {};
    if (arguments.has("--format") && !arguments.wantsJson())
        return usageFailure(commandLineText(QT_TRANSLATE_NOOP(
            "CommandLine", "--json and --format contradict each other; leave one of them out.")));
    arguments.set("--format", {"json"});
    return {};
}

Result<void> checkPositional(const CommandSpec &spec, const std::vector<std::string> &given)
{
    const auto count = static_cast<int>(given.size());
    if (spec.most >= 0 && count > spec.most)
        return unexpectedWord(given[static_cast<std::size_t>(spec.most)], spec);
    if (count >= spec.least)
        return {};
    return usageFailure(commandLineText(QT_TRANSLATE_NOOP("CommandLine", "%1 is missing."))
            .arg(spec.arguments.section(u' ', count, count)));
}

} // namespace

QByteArray versionLine()
{
    return QByteArray("nls-token ") + applicationVersion() + '\n';
}

std::vector<OptionSpec> commonOptions()
{
    using Takes = OptionSpec::Takes;
    return {
        {"-p,--profile", Takes::OneValue, u"NAME"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "the profile to use"))},
        {"--from-env", Takes::Nothing, {},
            commandLineText(
                QT_TRANSLATE_NOOP("CommandLine", "take the AccessKey from the environment"))},
        {"--region", Takes::OneValue, u"REGION"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "region, for this call"))},
        {"--endpoint", Takes::OneValue, u"URL"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "token service, for this call"))},
        {"--api-version", Takes::OneValue, u"DATE"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "API version, for this call"))},
        {"--timeout", Takes::OneValue, u"SECONDS"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "time limit (default: 30)"))},
        {"--ca-file", Takes::OneValue, u"PEM"_s,
            commandLineText(QT_TRANSLATE_NOOP(
                "CommandLine", "certificate authorities to trust beside the system's"))},
        {"--proxy", Takes::OneValue, u"URL"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "proxy, http:// or socks5://"))},
        {"--prompt", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP(
                "CommandLine", "let the desktop ask for the keychain's password"))},
        {"--lang", Takes::OneValue, u"en|zh_CN"_s,
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "language of messages"))},
        {"--color", Takes::OneValue, u"auto|always|never"_s,
            commandLineText(
                QT_TRANSLATE_NOOP("CommandLine", "when messages and states are coloured"))},
        {"-q,--quiet", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "no warnings and no progress"))},
        {"-v,--verbose", Takes::Count, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine",
                "redacted log on standard error with the time of day; again for more"))},
        {"-h,--help", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "this text"))},
        {"-V,--version", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "the version"))},
    };
}

Result<ParsedCommandLine> parseCommandLine(
    std::vector<std::string> words, const std::vector<CommandSpec> &commands, qsizetype width)
{
    std::set<std::string> valueOptions;
    collectValueOptions(commonOptions(), valueOptions);
    collectValueOptions(commands, valueOptions);
    words = withoutEqualsSigns(words, valueOptions);
    const bool wantsHelp = words.empty() || asksFor(words, {"-h", "--help"});
    if (!wantsHelp && asksFor(words, {"-V", "--version"}))
        return ParsedCommandLine{.action = ParsedCommandLine::Action::ShowText,
            .text = QString::fromLatin1(versionLine())};
    Result<Addressed> what = addressed(words, commands, valueOptions);
    if (!what)
        return Failure(what.error());
    if (wantsHelp || what->wantsHelp)
        return helpFor(*what, commands, width);
    if (!what->below->empty())
        return usageFailure(commandLineText(
            QT_TRANSLATE_NOOP("CommandLine", "A command is missing; there are: %1."))
                .arg(namesOf(*what->below).join(u", "_s)));
    const CommandSpec &command = *what->command;
    std::vector<std::string> userCommand;
    if (command.takesCommand)
        userCommand = cutUserCommand(what->rest);

    Reading reading;
    CLI::App app;
    app.set_help_flag();
    for (const OptionSpec &option : commonOptions())
        addOption(app, option, reading);
    for (const OptionSpec &option : command.options)
        addOption(app, option, reading);
    app.add_option("arguments", reading.positional);
    try {
        std::ranges::reverse(what->rest); // CLI11 takes them from the back
        app.parse(what->rest);
    } catch (const CLI::ParseError &error) {
        return parseFailure(error, app, command);
    }
    if (const Result<void> checked = checkPositional(command, reading.positional); !checked)
        return Failure(checked.error());

    ParsedCommandLine parsed;
    parsed.arguments.setCommand(what->path);
    parsed.arguments.setPositional(reading.positional);
    parsed.arguments.setUserCommand(std::move(userCommand));
    for (const Reading::Values &values : reading.values) {
        if (values.flags > 0)
            parsed.arguments.set(
                values.option, std::vector<std::string>(static_cast<std::size_t>(values.flags)));
        else if (!values.texts.empty())
            parsed.arguments.set(values.option, values.texts);
    }
    if (const Result<void> one = takeJsonFlag(parsed.arguments); !one)
        return Failure(one.error());
    return parsed;
}

} // namespace nlstoken
