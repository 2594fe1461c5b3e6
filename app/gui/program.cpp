// SPDX-License-Identifier: Apache-2.0
#include "app/gui/program.h"

#include "app/gui/answers.h"
#include "app/gui/desktopcolors.h"
#include "app/gui/desktopprogram.h"
#include "app/gui/latercopy.h"
#include "app/gui/missingdisplay.h"
#include "app/gui/options.h"
#include "app/gui/singleinstance.h"
#include "app/wiring/applicationinfo.h"
#include "app/wiring/desktopenvironment.h"
#include "app/wiring/translations.h"
#include "core/base/logging.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/platform/childprocess.h"
#include "core/platform/folders.h"
#include "core/settings/settings.h"
#include "ui/shared/icons.h"

#include <QApplication>
#include <QFile>
#include <QLocale>
#include <QProcessEnvironment>
#include <QTextStream>
#include <QTranslator>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using namespace std::chrono_literals;

// Of --lang, else of the settings.
QString preferredLanguage(const CommandLine &commandLine)
{
    const QString given = commandLine.language();
    return given.isEmpty()
        ? readSettings(SettingsFile(configFolder() + u"/settings.json"_s)).language
        : given;
}

// What the first instance answers, or why it doesn't; nothing when there is none.
std::optional<InstanceAnswer> handOver(const InstanceRequest &request,
    std::chrono::milliseconds patience, const ErrorCatalogue &errors)
{
    std::optional<InstanceAnswer> answer;
    QObject caller;
    askFirstInstance(instanceSocketPath(), request, patience,
        {&caller, [&](const Result<std::optional<InstanceAnswer>> &given) {
        answer = given ? *given : answerFor(given.error(), errors);
        QCoreApplication::quit();
    }});
    QCoreApplication::exec();
    return answer;
}

// What needs no window of this process; nothing when it needs one.
std::optional<int> runWithoutWindow(
    const Result<Options> &options, const QString &language, const InheritedState &inherited)
{
    const ErrorCatalogue errors(language);
    if (!options)
        return tell(answerFor(options.error(), errors));
    if (const std::optional<QString> variable = relativeFolderVariable())
        return tell(answerFor(
            {.kind = ErrorKind::Usage, .code = errorcode::FolderNotAbsolute, .detail = *variable},
            errors));
    switch (options->print) {
    case Options::Print::Help:
        QTextStream(stdout) << helpText();
        return 0;
    case Options::Print::Version:
        QTextStream(stdout) << "nls-token-desk " << applicationVersion() << '\n';
        return 0;
    case Options::Print::Nothing:
        break;
    }
    if (options->quitAfterFirstPaint)
        return std::nullopt;
    if (QFile::exists(instanceSocketPath())) {
        if (const std::optional<InstanceAnswer> answer = handOver(options->request, 0ms, errors))
            return tell(*answer);
    }
    if (options->request.action == InstanceRequest::Action::Copy)
        return copyByNewInstance(*options, errors, inherited);
    return std::nullopt;
}

// noDisplay is what is said where there is no display.
std::unique_ptr<QApplication> makeApplication(int &argc, char **argv, const QString &noDisplay)
{
    const MissingDisplay missing(noDisplay);
    return std::make_unique<QApplication>(argc, argv);
}

int runWindow(const Options &options, const QString &language, KeychainBackend backend,
    const InheritedState &inherited)
{
    setApplicationInfo(u"nls-token-desk"_s);
    QGuiApplication::setApplicationDisplayName(u"NLS Token Desk"_s);
    QGuiApplication::setDesktopFileName(u"nls-token-desk"_s);
    QApplication::setWindowIcon(applicationIcon());
    QLocale::setDefault(QLocale(language));
    installTranslations(language);
    // Qt's own words, for example on the buttons of message boxes.
    QTranslator qtWords;
    if (qtWords.load(u":/i18n/qtbase_"_s + language + u".qm"_s))
        QApplication::installTranslator(&qtWords);

    DesktopProgram program(options, backend, language, inherited);
    SingleInstance instance(instanceSocketPath());
    const bool isFirst = options.quitAfterFirstPaint
        || instance.becomeFirst([&](const InstanceRequest &later, Reply<InstanceAnswer> reply) {
        program.perform(later, std::move(reply));
    });
    if (!isFirst) {
        // Another one was started at the same moment.
        constexpr auto patience = 10s;
        return tell(handOver(options.request, patience, ErrorCatalogue(language))
                .value_or(InstanceAnswer{1, {}}));
    }
    followDesktopColors(program.theme());
    program.perform(options.request, {&program, [](const Result<InstanceAnswer> &answer) {
        if (answer)
            tell(*answer);
    }});
    return QApplication::exec();
}

} // namespace

int runDesktop(int argc, char **argv, const InheritedState &inherited)
{
    installRedactedLog(0);
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const CommandLine commandLine(words);
    const QString language = chosenLanguage(preferredLanguage(commandLine));
    Result<Options> options;
    QString noDisplay; // what is said then: without an application nothing can be translated
    {
        const QCoreApplication application(argc, argv);
        installTranslations(language);
        options = commandLine.options();
        if (const std::optional<int> status = runWithoutWindow(options, language, inherited))
            return *status;
        noDisplay = QCoreApplication::translate("Program",
            "There is no display here, so no window can open. On the command line, nls-token does "
            "the same.");
    }
    const KeychainBackend keychain = prepareDesktopEnvironment(BusUse::AtStart);
    const std::unique_ptr<QApplication> application = makeApplication(argc, argv, noDisplay);
    return runWindow(*options, language, keychain, inherited);
}

} // namespace nlstoken
