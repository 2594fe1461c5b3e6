// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/completioncommand.h"

#include "app/cli/commands/registry.h"
#include "app/cli/output/console.h"
#include "app/wiring/services.h"
#include "core/base/nearestname.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/region.h"
#include "core/sandbox/faultscript.h"
#include "core/snippets/snippetlibrary.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

const QStringList &shells()
{
    static const QStringList names{u"bash"_s, u"zsh"_s, u"fish"_s, u"powershell"_s};
    return names;
}

QByteArray scriptOf(const QString &shell)
{
    QFile file(u":/completions/nls-token."_s + shell);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray nameOf(Completion::More more)
{
    switch (more) {
    case Completion::More::Nothing:
        return "nothing";
    case Completion::More::Files:
        return "files";
    case Completion::More::UserCommand:
        return "command";
    }
    Q_UNREACHABLE();
}

// What else can stand there, then a line for each candidate: the word, a tab, what it means.
QByteArray candidateLines(const Completion &completion)
{
    QByteArray lines = nameOf(completion.more) + '\n';
    for (const Candidate &candidate : completion.candidates)
        lines += candidate.word.toUtf8() + '\t' + candidate.description.toUtf8() + '\n';
    return lines;
}

std::vector<Candidate> regionCandidates()
{
    std::vector<Candidate> candidates;
    for (const RegionPreset &preset : regionPresets())
        candidates.push_back({preset.region, {}});
    return candidates;
}

std::vector<Candidate> faultCandidates()
{
    std::vector<Candidate> candidates;
    for (const FaultDescription &fault : knownFaults())
        candidates.push_back(
            {fault.name, QCoreApplication::translate("FaultScript", fault.description)});
    return candidates;
}

} // namespace

CompletionCommand::CompletionCommand(Services &services, Console &console,
    const ErrorCatalogue &catalogue, const InheritedState &inherited)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
    , m_inherited(inherited)
{
}

CommandSpec CompletionCommand::spec()
{
    return {.name = "completion",
        .summary = tr("Prints the script with which a shell completes commands of nls-token."),
        .details =
            [] {
        return tr("Behind -- follow the words of a command line; then what can stand in the place "
                  "of the last one is printed. The scripts use this.")
            + u'\n';
    },
        .example = u"source <(nls-token completion bash)\n"
                   "nls-token completion fish > ~/.config/fish/completions/nls-token.fish\n"
                   "nls-token completion powershell | Out-String | Invoke-Expression"_s,
        .arguments = shells().join(u'|'),
        .least = 1,
        .most = 1,
        .takesCommand = true,
        .userCommand = u"[-- WORD...]"_s};
}

void CompletionCommand::run(const Arguments &arguments, Done done)
{
    const QString &shell = arguments.positional().front();
    if (!shells().contains(shell))
        return done.answer(usageFailure(
            tr("The shell is one of %1; “%2” was given.").arg(shells().join(u", "_s), shell),
            nearestName(shell, shells())));
    std::vector<std::string> words = arguments.userCommand();
    // PowerShell loses a word that is empty: its script puts a character before the last one.
    if (shell == "powershell"_L1 && !words.empty() && !words.back().empty())
        words.back().erase(0, 1);
    const QByteArray output =
        words.empty() ? scriptOf(shell) : candidateLines(completionFor(words, commands(), names()));
    done.answer(m_console.write(output).transform([] { return ExitCode::Done; }));
}

std::vector<CommandSpec> CompletionCommand::commands() const
{
    std::vector<CommandSpec> specs;
    for (const CommandEntry &entry : allCommands(m_services, m_console, m_catalogue, m_inherited))
        specs.push_back(entry.spec);
    return specs;
}

CompletionNames CompletionCommand::names() const
{
    const auto languages = [this] {
        const SnippetLibrary library(m_catalogue.language());
        std::vector<Candidate> candidates;
        for (const SnippetLanguage &language : library.languages())
            candidates.push_back({language.id, language.name});
        return candidates;
    };
    const auto services = [this] {
        const SnippetLibrary library(m_catalogue.language());
        std::vector<Candidate> candidates;
        for (const SnippetService &service : library.services())
            candidates.push_back({service.id, service.name});
        return candidates;
    };
    // Reads only the settings.
    const auto profiles = [this] {
        std::vector<Candidate> candidates;
        if (const Result<Profiles> all = m_services.profiles().load()) {
            for (const Profile &profile : all->all)
                candidates.push_back({profile.name, profile.region});
        }
        return candidates;
    };
    return {.profiles = profiles,
        .regions = regionCandidates,
        .faults = faultCandidates,
        .languages = languages,
        .services = services};
}

} // namespace nlstoken
