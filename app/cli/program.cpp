// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include "app/cli/commands/registry.h"
#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/commandline.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/applicationinfo.h"
#include "app/wiring/desktopenvironment.h"
#include "app/wiring/ownfolders.h"
#include "app/wiring/services.h"
#include "app/wiring/translations.h"
#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/errors/errorcatalogue.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/model/region.h"
#include "core/platform/childprocess.h"
#include "core/platform/folders.h"
#include "core/platform/signals.h"
#include "core/platform/standardstreams.h"
#include "core/token/tokenformat.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <vector>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// The value of an option before the command line is known to be right: its own errors want the
// language and the format.
QString earlyValue(
    const std::vector<std::string> &words, std::initializer_list<std::string_view> spellings)
{
    QString value;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        for (const std::string_view option : spellings) {
            if (words[i] == option && i + 1 < words.size())
                value = QString::fromStdString(words[i + 1]);
            else if (words[i].starts_with(std::string(option) + '='))
                value = QString::fromStdString(words[i].substr(option.size() + 1));
            else if (option.size() == 2 && words[i].starts_with(option))
                value = QString::fromStdString(words[i].substr(option.size()));
        }
    }
    return value;
}

ColorUse colorUse(const QString &name)
{
    if (name == "always"_L1)
        return ColorUse::Always;
    return name == "never"_L1 ? ColorUse::Never : ColorUse::Auto;
}

QString earlyFormat(const std::vector<std::string> &words)
{
    const auto end = std::ranges::find(words, "--");
    if (std::find(words.begin(), end, "--json") != end)
        return u"json"_s;
    return earlyValue(words, {"-o", "--format"});
}

Result<ServiceOptions> serviceOptions(const Arguments &arguments, KeychainBackend backend)
{
    // What is wrong with the command line is said before anything is looked at.
    if (const Result<std::chrono::milliseconds> limit = timeLimit(arguments); !limit)
        return Failure(limit.error());
    if (arguments.has("--lang") && !isLanguageName(arguments.text("--lang"))) {
        if (const Result<QString> language = arguments.choice("--lang", {u"en"_s, u"zh_CN"_s});
            !language)
            return Failure(language.error());
    }
    if (const Result<QString> color =
            arguments.choice("--color", {u"auto"_s, u"always"_s, u"never"_s});
        !color)
        return Failure(color.error());
    ServiceOptions options;
    options.backend = backend;
    options.program = u"nls-token"_s;
    options.keysFromEnvironment = arguments.has("--from-env");
    options.network = {.caFile = arguments.text("--ca-file"), .proxy = arguments.text("--proxy")};
    if (arguments.has("--ca-file")) {
        if (const Result<void> checked = checkedCaFile(options.network.caFile); !checked)
            return Failure(checked.error());
    }
    if (arguments.has("--proxy")) {
        if (const Result<QNetworkProxy> checked = checkedProxy(options.network.proxy); !checked)
            return Failure(checked.error());
    }
    return options;
}

// Standard output has what a program that reads it can make something of.
QByteArray errorOutput(
    const ServiceError &error, const QString &format, const ErrorCatalogue &catalogue)
{
    if (format == "json"_L1)
        return jsonLine(QJsonObject{{u"error"_s, errorJson(error, catalogue)}});
    const QByteArray removed =
        variablesRemoved(tokenFormatFromName(format).value_or(TokenFormat::Text));
    return removed.isEmpty() ? removed : removed + '\n';
}

int fail(const ServiceError &error, const QString &format, Console &console,
    const ErrorCatalogue &catalogue)
{
    const QByteArray output = errorOutput(error, format, catalogue);
    const bool written = output.isEmpty() || console.write(output).has_value();
    // Where standard output is the trouble, words are all that is left.
    if (format != "json"_L1 || !written)
        console.printError(describeError(error, catalogue).lines());
    return static_cast<int>(exitCode(error.kind));
}

// It is used as it is given: the service may have regions that are not known here.
void warnOfMisspeltRegion(const Arguments &arguments, Console &console)
{
    const QString region = arguments.text("--region");
    const QString similar = similarRegion(region);
    if (!similar.isEmpty())
        console.warn(warningText(QCoreApplication::translate(
            "Program", "The region %1 is not known here. Did you mean “%2”?")
                .arg(plainServerText(region), similar)));
}

// Runs \a command in the event loop until it answers or the user breaks it off.
int runToItsEnd(
    Command &command, const Arguments &arguments, Console &console, const ErrorCatalogue &catalogue)
{
    QObject caller;
    int status = 0;
    const Command::Done done(&caller, [&](const Result<ExitCode> &result) {
        status = result ? static_cast<int>(*result)
                        : fail(result.error(), arguments.text("--format"), console, catalogue);
        QCoreApplication::exit(status);
    });
    Interruption interruption;
    QObject::connect(&interruption, &Interruption::requested, &caller, [&] {
        if (done.isWanted())
            command.breakOff(done);
    });
    command.run(arguments, done);
    QCoreApplication::exec(); // replies come through the event loop, so none has come yet
    return status;
}

} // namespace

int runProgram(int argc, char **argv, const InheritedState &inherited)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    const QString language = chosenLanguage(earlyValue(words, {"--lang"}));
    Console console;
    console.setColorUse(colorUse(earlyValue(words, {"--color"})));
    const ErrorCatalogue catalogue(language, Audience::CommandLine);
    const auto write = [&](const QByteArray &text) {
        const Result<void> written = console.write(text);
        return written ? 0 : fail(written.error(), {}, console, catalogue);
    };
    // Scripts ask for the version often; nothing else has to be there for it.
    if (words == std::vector<std::string>{"--version"} || words == std::vector<std::string>{"-V"})
        return write(versionLine());
    useUtf8();
    installRedactedLog(0);
    const KeychainBackend keychain = prepareDesktopEnvironment(BusUse::WhenNeeded);
    QCoreApplication application(argc, argv);
    setApplicationInfo(u"nls-token"_s);
    if (language != "en"_L1)
        installTranslations(language);

    Services services;
    const std::vector<CommandEntry> commands = allCommands(services, console, catalogue, inherited);
    std::vector<CommandSpec> specs;
    for (const CommandEntry &command : commands)
        specs.push_back(command.spec);
    const Result<ParsedCommandLine> parsed = parseCommandLine(words, specs, Console::width());
    if (!parsed)
        return fail(parsed.error(), earlyFormat(words), console, catalogue);
    if (parsed->action == ParsedCommandLine::Action::ShowText)
        return write(parsed->text.toUtf8());
    const Arguments &arguments = parsed->arguments;
    if (const std::optional<QString> variable = relativeFolderVariable())
        return fail(
            {.kind = ErrorKind::Usage, .code = errorcode::FolderNotAbsolute, .detail = *variable},
            arguments.text("--format"), console, catalogue);
    console.setQuiet(arguments.has("--quiet"));
    installRedactedLog(arguments.count("--verbose"));
    warnOfMisspeltRegion(arguments, console);
    for (const ServiceError &folder : foldersOfOthers())
        console.say(warningText(folder, catalogue));
    Result<ServiceOptions> options = serviceOptions(arguments, keychain);
    if (!options)
        return fail(options.error(), arguments.text("--format"), console, catalogue);
    if (arguments.has("--prompt") || Console::isInteractive()) {
        options->prompt = PromptPermission::granted(&application, [&console] {
            console.complain(QCoreApplication::translate("Program",
                "The keychain is locked. Its password is asked for on the desktop of this "
                "computer."));
        });
    }
    services.configure(*std::move(options));
    const std::string name = arguments.command().front().toStdString();
    const auto entry = std::ranges::find_if(
        commands, [&name](const CommandEntry &command) { return command.spec.name == name; });
    const std::unique_ptr<Command> command = entry->make();
    return runToItsEnd(*command, arguments, console, catalogue);
}

} // namespace nlstoken
