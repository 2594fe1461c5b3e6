// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/commandline.h"

#include "app/cli/parsing/helptext.h"
#include "app/wiring/applicationinfo.h"

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

QString listOf(const std::vector<CommandSpec> &commands)
{
    QStringList names;
    for (const CommandSpec &command : commands)
        names << QString::fromStdString(command.name);
    return names.join(u", "_s);
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
        const auto found = std::ranges::find(*level, word, &CommandSpec::name);
        if (found == level->end())
            return usageFailure(commandLineText(
                QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”; there are: %2."))
                    .arg(QString::fromStdString(word), listOf(*level)));
        result.command = &*found;
        result.path << QString::fromStdString(word);
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

QString strayWord(const std::string &stray)
{
    const QString word = QString::fromStdString(stray);
    if (word.startsWith(u'-') && word.size() > 1)
        return commandLineText(QT_TRANSLATE_NOOP("CommandLine", "There is no option %1 here."))
            .arg(word.section(u'=', 0, 0));
    return commandLineText(QT_TRANSLATE_NOOP("CommandLine", "“%1” is one word too many."))
        .arg(word);
}

QString sentenceFor(const CLI::ParseError &error, const CLI::App &app)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
        return commandLineText(QT_TRANSLATE_NOOP("CommandLine", "%1 needs a value."))
            .arg(optionIn(error.what()));
    const std::vector<std::string> rest = app.remaining(true);
    if (!rest.empty())
        return strayWord(rest.front());
    return commandLineText(
        QT_TRANSLATE_NOOP("CommandLine", "The command line can't be understood."));
}

// Looks for a wish that needs no valid command line around it; what follows -- belongs to a command
// of the user.
bool asksFor(const std::vector<std::string> &words, std::initializer_list<std::string> names)
{
    const auto end = std::ranges::find(words, "--");
    return std::find_first_of(words.begin(), end, names.begin(), names.end()) != end;
}

Result<ParsedCommandLine> helpFor(std::vector<std::string> words,
    const std::vector<CommandSpec> &commands, const std::set<std::string> &valueOptions)
{
    std::erase_if(words, [](const std::string &word) { return word == "-h" || word == "--help"; });
    const Result<Addressed> what = addressed(words, commands, valueOptions);
    if (!what)
        return Failure(what.error());
    std::vector<const CommandSpec *> path;
    const std::vector<CommandSpec> *level = &commands;
    for (const QString &name : what->path) {
        path.push_back(&*std::ranges::find(*level, name.toStdString(), &CommandSpec::name));
        level = &path.back()->subcommands;
    }
    return ParsedCommandLine{
        .action = ParsedCommandLine::Action::ShowText, .text = helpText(path, commands)};
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

Result<void> checkPositional(const CommandSpec &spec, const std::vector<std::string> &given)
{
    const auto count = static_cast<int>(given.size());
    if (spec.most >= 0 && count > spec.most)
        return usageFailure(strayWord(given[static_cast<std::size_t>(spec.most)]));
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
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "time limit, 30 if not given"))},
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
        {"-q,--quiet", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "no warnings and no progress"))},
        {"-v,--verbose", Takes::Count, {},
            commandLineText(QT_TRANSLATE_NOOP(
                "CommandLine", "redacted trace on standard error; again for more"))},
        {"-h,--help", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "this text"))},
        {"--version", Takes::Nothing, {},
            commandLineText(QT_TRANSLATE_NOOP("CommandLine", "the version"))},
    };
}

Result<ParsedCommandLine> parseCommandLine(
    std::vector<std::string> words, const std::vector<CommandSpec> &commands)
{
    std::set<std::string> valueOptions;
    collectValueOptions(commonOptions(), valueOptions);
    collectValueOptions(commands, valueOptions);
    words = withoutEqualsSigns(words, valueOptions);
    if (asksFor(words, {"-h", "--help"}))
        return helpFor(words, commands, valueOptions);
    if (asksFor(words, {"--version"}))
        return ParsedCommandLine{.action = ParsedCommandLine::Action::ShowText,
            .text = QString::fromLatin1(versionLine())};
    Result<Addressed> what = addressed(words, commands, valueOptions);
    if (!what)
        return Failure(what.error());
    if (!what->below->empty())
        return usageFailure(commandLineText(
            QT_TRANSLATE_NOOP("CommandLine", "A command is missing; there are: %1."))
                .arg(listOf(*what->below)));
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
        return usageFailure(sentenceFor(error, app));
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
    return parsed;
}

} // namespace nlstoken
