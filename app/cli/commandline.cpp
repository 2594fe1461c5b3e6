// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"

#include "app/cli/helptext.h"

// The only includer: it takes 4 s to compile.
#include <CLI/CLI.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

constexpr int anyNumber = 1 << 20; // how many positional arguments are right is checked afterwards

// Where CLI11 puts what it reads. Deques, because it keeps pointers to their elements.
struct Reading
{
    struct Values
    {
        std::string option;
        std::vector<std::string> texts{};
        int flags = 0;
    };

    std::deque<Values> values{};
    std::map<const CLI::App *, std::vector<std::string>> positional{};
};

std::string longName(const std::string &names)
{
    const auto comma = names.rfind(',');
    return comma == std::string::npos ? names : names.substr(comma + 1);
}

void addOption(CLI::App &app, const OptionSpec &option, Reading &reading)
{
    Reading::Values &values = reading.values.emplace_back(Reading::Values{longName(option.names)});
    switch (option.takes) {
    case OptionSpec::Takes::Nothing:
    case OptionSpec::Takes::Count:
        app.add_flag(option.names, values.flags);
        break;
    case OptionSpec::Takes::OneValue:
    case OptionSpec::Takes::Values:
        app.add_option(option.names, values.texts)
            ->expected(1)
            ->take_all()
            ->allow_extra_args(false);
        break;
    }
}

void addCommand(CLI::App &parent, const CommandSpec &spec, Reading &reading)
{
    CLI::App &command = *parent.add_subcommand(spec.name);
    command.fallthrough();
    command.set_help_flag();
    for (const OptionSpec &option : spec.options)
        addOption(command, option, reading);
    if (spec.most != 0)
        command.add_option("arguments", reading.positional[&command])->expected(0, anyNumber);
    for (const CommandSpec &subcommand : spec.subcommands)
        addCommand(command, subcommand, reading);
}

// The words that follow the option in CLI11's own sentence are English; only the option's name is
// taken from it.
QString optionIn(const std::string &what)
{
    return QString::fromStdString(what.substr(0, what.find_first_of(": ")));
}

QString strayWord(const std::vector<std::string> &words)
{
    const QString word = QString::fromStdString(words.front());
    if (word.startsWith(u'-') && word.size() > 1)
        return translated(QT_TRANSLATE_NOOP("CommandLine", "There is no option %1 here."))
            .arg(word.section(u'=', 0, 0));
    return translated(QT_TRANSLATE_NOOP("CommandLine", "“%1” is one word too many.")).arg(word);
}

QString sentenceFor(const CLI::ParseError &error, const CLI::App &app)
{
    const std::vector<std::string> rest = app.remaining(true);
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !rest.empty())
        return strayWord(rest);
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
        return translated(QT_TRANSLATE_NOOP("CommandLine", "%1 needs a value."))
            .arg(optionIn(error.what()));
    if (!rest.empty())
        return strayWord(rest);
    return translated(QT_TRANSLATE_NOOP("CommandLine", "The command line can't be understood."));
}

void collectNames(const std::vector<OptionSpec> &options, std::set<std::string> &names)
{
    for (const OptionSpec &option : options) {
        if (option.takes == OptionSpec::Takes::OneValue
            || option.takes == OptionSpec::Takes::Values)
            names.insert(longName(option.names));
    }
}

// CLI11 2.1 takes the next word for the value of "--option=", so that a value of its own is made of
// every one.
std::vector<std::string> withoutEqualsSigns(
    const std::vector<std::string> &words, const std::vector<CommandSpec> &commands)
{
    std::set<std::string> names;
    collectNames(commonOptions(), names);
    for (const CommandSpec &command : commands) {
        collectNames(command.options, names);
        for (const CommandSpec &subcommand : command.subcommands)
            collectNames(subcommand.options, names);
    }
    std::vector<std::string> split;
    bool options = true;
    for (const std::string &word : words) {
        options = options && word != "--";
        const auto equals = word.find('=');
        if (options && equals != std::string::npos && names.contains(word.substr(0, equals))) {
            split.push_back(word.substr(0, equals));
            split.push_back(word.substr(equals + 1));
        } else {
            split.push_back(word);
        }
    }
    return split;
}

const CommandSpec *specNamed(const std::vector<CommandSpec> &specs, const std::string &name)
{
    const auto found = std::ranges::find(specs, name, &CommandSpec::name);
    return found == specs.end() ? nullptr : &*found;
}

Failure unknownCommand(const QString &word, const std::vector<CommandSpec> &commands)
{
    QStringList names;
    for (const CommandSpec &command : commands)
        names << QString::fromStdString(command.name);
    return usageFailure(
        translated(QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”; there are: %2."))
            .arg(word, names.join(u", "_s)));
}

Failure missingCommand(const std::vector<CommandSpec> &commands)
{
    QStringList names;
    for (const CommandSpec &command : commands)
        names << QString::fromStdString(command.name);
    return usageFailure(
        translated(QT_TRANSLATE_NOOP("CommandLine", "A command is missing; there are: %1."))
            .arg(names.join(u", "_s)));
}

// Looks for a wish that needs no valid command line around it; what follows -- belongs to a command
// of the user.
bool asksFor(const std::vector<std::string> &words, std::initializer_list<std::string> names)
{
    const auto end = std::ranges::find(words, "--");
    return std::find_first_of(words.begin(), end, names.begin(), names.end()) != end;
}

Result<ParsedCommandLine> helpFor(
    const std::vector<std::string> &words, const std::vector<CommandSpec> &commands)
{
    std::vector<const CommandSpec *> path;
    const std::vector<CommandSpec> *level = &commands;
    for (const std::string &word : words) {
        if (word == "--")
            break;
        if (const CommandSpec *spec = specNamed(*level, word)) {
            path.push_back(spec);
            level = &spec->subcommands;
        }
    }
    return ParsedCommandLine{
        .wish = ParsedCommandLine::Wish::ShowText, .text = helpText(path, commands)};
}

Result<void> checkPositional(const CommandSpec &spec, const std::vector<std::string> &given)
{
    const auto count = static_cast<int>(given.size());
    if (spec.most >= 0 && count > spec.most)
        return usageFailure(strayWord({given[static_cast<std::size_t>(spec.most)]}));
    if (count >= spec.least)
        return {};
    return usageFailure(translated(QT_TRANSLATE_NOOP("CommandLine", "%1 is missing."))
                            .arg(spec.arguments.section(u' ', count, count)));
}

} // namespace

std::vector<OptionSpec> commonOptions()
{
    using Takes = OptionSpec::Takes;
    return {
        {"-p,--profile", Takes::OneValue, u"NAME"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "the profile to use"))},
        {"--from-env", Takes::Nothing, {},
            translated(
                QT_TRANSLATE_NOOP("CommandLine", "take the AccessKey from the environment"))},
        {"--region", Takes::OneValue, u"REGION"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "region, for this call"))},
        {"--endpoint", Takes::OneValue, u"URL"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "token service, for this call"))},
        {"--api-version", Takes::OneValue, u"DATE"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "API version, for this call"))},
        {"--timeout", Takes::OneValue, u"SECONDS"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "time limit, 30 if not given"))},
        {"--ca-file", Takes::OneValue, u"PEM"_s,
            translated(QT_TRANSLATE_NOOP(
                "CommandLine", "certificate authorities to trust beside the system's"))},
        {"--proxy", Takes::OneValue, u"URL"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "proxy, http:// or socks5://"))},
        {"--prompt", Takes::Nothing, {},
            translated(QT_TRANSLATE_NOOP(
                "CommandLine", "let the desktop ask for the keychain's password"))},
        {"--lang", Takes::OneValue, u"en|zh_CN"_s,
            translated(QT_TRANSLATE_NOOP("CommandLine", "language of messages"))},
        {"-q,--quiet", Takes::Nothing, {},
            translated(QT_TRANSLATE_NOOP("CommandLine", "no warnings and no progress"))},
        {"-v,--verbose", Takes::Count, {},
            translated(QT_TRANSLATE_NOOP(
                "CommandLine", "redacted trace on standard error; again for more"))},
        {"-h,--help", Takes::Nothing, {},
            translated(QT_TRANSLATE_NOOP("CommandLine", "this text"))},
        {"--version", Takes::Nothing, {},
            translated(QT_TRANSLATE_NOOP("CommandLine", "the version"))},
    };
}

Result<ParsedCommandLine> parseCommandLine(
    std::vector<std::string> words, const std::vector<CommandSpec> &commands)
{
    if (asksFor(words, {"-h", "--help"}))
        return helpFor(words, commands);

    Reading reading;
    CLI::App app;
    app.set_help_flag();
    for (const OptionSpec &option : commonOptions())
        addOption(app, option, reading);
    for (const CommandSpec &command : commands)
        addCommand(app, command, reading);
    try {
        words = withoutEqualsSigns(words, commands);
        std::ranges::reverse(words); // CLI11 takes them from the back
        app.parse(words);
    } catch (const CLI::ParseError &error) {
        const std::vector<std::string> rest = app.remaining(true);
        if (app.get_subcommands().empty() && !rest.empty() && !rest.front().starts_with('-'))
            return unknownCommand(QString::fromStdString(rest.front()), commands);
        return usageFailure(sentenceFor(error, app));
    }

    ParsedCommandLine parsed;
    QStringList path;
    const std::vector<CommandSpec> *level = &commands;
    const CommandSpec *spec = nullptr;
    CLI::App *at = &app;
    while (!level->empty()) {
        const std::vector<CLI::App *> chosen = at->get_subcommands();
        if (chosen.empty())
            return missingCommand(*level);
        if (chosen.size() > 1)
            return usageFailure(strayWord({chosen[1]->get_name()}));
        at = chosen.front();
        spec = specNamed(*level, at->get_name());
        path << QString::fromStdString(spec->name);
        level = &spec->subcommands;
    }
    parsed.arguments.setCommand(path);
    const std::vector<std::string> &positional = reading.positional[at];
    if (const Result<void> enough = checkPositional(*spec, positional); !enough)
        return Failure(enough.error());
    parsed.arguments.setPositional(positional);
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
