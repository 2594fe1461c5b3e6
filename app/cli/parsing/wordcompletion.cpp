// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parsing/wordcompletion.h"

#include "app/cli/parsing/commandline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// What the words before the last one come to.
struct Position
{
    const CommandSpec *command = nullptr; // none while none was named
    const std::vector<CommandSpec> *below = nullptr; // what could be named next; never null
    int arguments = 0;
};

std::vector<Candidate> found(const CompletionNames::Lookup &lookup)
{
    return lookup ? lookup() : std::vector<Candidate>();
}

std::vector<OptionSpec> optionsAt(const Position &position)
{
    return position.command ? joined(position.command->options, commonOptions()) : commonOptions();
}

const OptionSpec *optionNamed(const std::vector<OptionSpec> &options, const std::string &name)
{
    const QString wanted = QString::fromStdString(name);
    const auto option = std::ranges::find_if(options, [&wanted](const OptionSpec &spec) {
        return QString::fromStdString(spec.names).split(u',').contains(wanted);
    });
    return option == options.end() ? nullptr : &*option;
}

bool takesValue(const OptionSpec *option)
{
    return option != nullptr && !option->value.isEmpty();
}

void step(Position &position, const std::string &word)
{
    if (word.starts_with('-') && word.size() > 1)
        return;
    if (position.below->empty()) {
        ++position.arguments;
        return;
    }
    const auto next = std::ranges::find_if(*position.below, [&word](const CommandSpec &spec) {
        return spec.name == word || std::ranges::count(spec.aliases, word) > 0;
    });
    if (next == position.below->end())
        return; // "help", or something that is going to be refused
    position.command = &*next;
    position.below = &next->subcommands;
}

std::vector<Candidate> commandsBelow(const Position &position)
{
    std::vector<Candidate> candidates;
    for (const CommandSpec &command : *position.below)
        candidates.push_back({QString::fromStdString(command.name), command.summary});
    if (position.command == nullptr)
        candidates.push_back({u"help"_s,
            QCoreApplication::translate("WordCompletion", "Shows how a command is used.")});
    return candidates;
}

std::vector<Candidate> optionNames(const std::vector<OptionSpec> &options)
{
    std::vector<Candidate> candidates;
    for (const OptionSpec &option : options) {
        for (const QString &name : QString::fromStdString(option.names).split(u','))
            candidates.push_back({name, option.help});
    }
    return candidates;
}

// What help calls a value or an argument says what it can be.
Completion valuesCalled(const QString &name)
{
    if (name.contains("FILE"_L1) || name == "PEM"_L1)
        return {.more = Completion::More::Files};
    Completion completion;
    if (name.contains(u'|')) {
        for (const QString &value : name.split(u'|'))
            completion.candidates.push_back({value, {}});
    }
    return completion;
}

Completion valuesOf(const OptionSpec &option, const CompletionNames &names)
{
    if (option.names == "-p,--profile")
        return {.candidates = found(names.profiles)};
    if (option.names == "--region")
        return {.candidates = found(names.regions)};
    if (option.names == "--fault")
        return {.candidates = found(names.faults)};
    if (option.names == "--service")
        return {.candidates = found(names.services)};
    return valuesCalled(option.value);
}

Completion argumentsAt(const Position &position, const CompletionNames &names)
{
    const CommandSpec &command = *position.command;
    if (command.most >= 0 && position.arguments >= command.most)
        return {};
    const QStringList called = command.arguments.split(u' ');
    const QString name = called.value(std::min<qsizetype>(position.arguments, called.size() - 1));
    const bool isNewName = name == "NEW"_L1 || command.name == "add";
    if (name.contains("PROFILE"_L1) || (name.contains("NAME"_L1) && !isNewName))
        return {.candidates = found(names.profiles)};
    if (name == "LANGUAGE"_L1)
        return {.candidates = found(names.languages)};
    return valuesCalled(name);
}

} // namespace

Completion completionFor(const std::vector<std::string> &words,
    const std::vector<CommandSpec> &commands, const CompletionNames &names)
{
    const std::string last = words.empty() ? std::string() : words.back();
    Position position{.below = &commands};
    std::vector<OptionSpec> options = optionsAt(position);
    std::optional<OptionSpec> awaited; // an option whose value comes next
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (awaited) {
            awaited.reset();
            continue;
        }
        if (words[i] == "--") {
            if (position.command != nullptr && position.command->takesCommand)
                return {.more = Completion::More::UserCommand};
            return {};
        }
        if (const OptionSpec *option = optionNamed(options, words[i]); takesValue(option))
            awaited = *option;
        step(position, words[i]);
        options = optionsAt(position);
    }
    if (awaited)
        return valuesOf(*awaited, names);
    if (const auto equals = last.find('='); last.starts_with("--") && equals != std::string::npos) {
        const OptionSpec *option = optionNamed(options, last.substr(0, equals));
        Completion completion = takesValue(option) ? valuesOf(*option, names) : Completion();
        for (Candidate &candidate : completion.candidates)
            candidate.word.prepend(QString::fromStdString(last.substr(0, equals + 1)));
        return completion;
    }
    if (last.starts_with('-'))
        return {.candidates = optionNames(options)};
    if (!position.below->empty())
        return {.candidates = commandsBelow(position)};
    return argumentsAt(position, names);
}

} // namespace nlstoken
