// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/execcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/platform/childprocess.h"
#include "core/platform/signals.h"
#include "core/profiles/environmentkeys.h"
#include "core/token/tokenrenewer.h"
#include "core/token/tokenvariables.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace nlstoken {

// A variable of --set, beside the usual ones.
struct SetVariable
{
    QByteArray name;
    TokenField field;
};

namespace {

constexpr const char *fileVariable = "NLS_TOKEN_FILE";

Result<std::vector<SetVariable>> setVariablesIn(const QStringList &texts)
{
    static const QRegularExpression shape(
        u"\\A([A-Za-z_][A-Za-z0-9_]*)=(.*)\\z"_s, QRegularExpression::DotMatchesEverythingOption);
    std::vector<SetVariable> setVariables;
    for (const QString &text : texts) {
        const QRegularExpressionMatch match = shape.match(text);
        const std::optional<TokenField> field = tokenFieldFromName(match.captured(2));
        if (!match.hasMatch())
            return usageFailure(ExecCommand::tr("--set takes NAME=FIELD, where NAME has letters, "
                                                "digits and _ only; “%1” was given.")
                    .arg(text));
        if (!field)
            return usageFailure(ExecCommand::tr("“%1”: the field is one of %2.")
                    .arg(text, tokenFieldNames().join(u", "_s)));
        setVariables.push_back({match.captured(1).toLatin1(), *field});
    }
    return setVariables;
}

// What the first line of the script \a file names as its interpreter; empty when it is no script.
QByteArray interpreterIn(const QString &file)
{
    constexpr qint64 longest = 256; // as the kernel reads it
    const QFileInfo there(file);
    QFile script(file);
    if (!there.isFile() || !script.open(QIODevice::ReadOnly))
        return {};
    const QByteArray start = script.read(longest);
    if (!start.startsWith("#!"))
        return {};
    const qsizetype end = start.indexOf('\n');
    return start.mid(2, end < 0 ? -1 : end - 2);
}

// "No such file" is said of a script too, when its interpreter is what is missing.
ServiceError startFailure(const std::string &name, int error)
{
    ServiceError told{.kind = ErrorKind::Usage,
        .code = errorcode::CommandNotStarted,
        .detail = name.empty() ? u"\"\""_s : QString::fromStdString(name),
        .reason = QString::fromLocal8Bit(std::strerror(error))};
    if (error == E2BIG)
        told.code = errorcode::CommandTooLong;
    if (error != ENOENT)
        return told;
    const QString file = name.find('/') == std::string::npos
        ? QStandardPaths::findExecutable(QString::fromStdString(name))
        : QString::fromStdString(name);
    const QByteArray interpreter = file.isEmpty() ? QByteArray() : interpreterIn(file);
    if (interpreter.isEmpty()) {
        told.code = errorcode::CommandNotFound;
        told.reason.clear();
    } else if (interpreter.endsWith('\r')) {
        told.code = errorcode::ScriptLineBreaks;
    } else {
        told.code = errorcode::InterpreterMissing;
        told.detail = QString::fromUtf8(interpreter.simplified().split(' ').front());
    }
    return told;
}

} // namespace

// What one run is going to do when the token is there.
struct ExecCommand::Plan
{
    std::vector<std::string> words;
    std::vector<EnvironmentVariable> removed;
    std::vector<SetVariable> setVariables;
    Arguments arguments;
    TokenQuery query;
    Done done;

    [[nodiscard]] std::vector<EnvironmentVariable> changes(
        const Token &token, const TokenFile *file) const
    {
        std::vector<EnvironmentVariable> all = removed;
        for (EnvironmentVariable &variable : tokenVariables(token, query.profile))
            all.push_back(std::move(variable));
        all.push_back({fileVariable,
            file == nullptr ? std::nullopt : std::optional(QFile::encodeName(file->path()))});
        for (const SetVariable &variable : setVariables) {
            const QByteArray value = tokenFieldValue(variable.field, token, query.profile);
            all.push_back({variable.name, value.isEmpty() ? std::nullopt : std::optional(value)});
        }
        return all;
    }
};

ExecCommand::ExecCommand(Services &services, Console &console, const ErrorCatalogue &catalogue,
    const InheritedState &inherited)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
    , m_inherited(inherited)
    , m_fetch(services, console, catalogue)
{
}

ExecCommand::~ExecCommand() = default;

CommandSpec ExecCommand::spec()
{
    return {.name = "exec",
        .summary = tr("Runs a command with a token in its environment: NLS_TOKEN, "
                      "NLS_TOKEN_EXPIRE_TIME, NLS_GATEWAY_URL, NLS_APPKEY and NLS_REGION."),
        .example = u"nls-token exec -- ./demo --voice xiaoyun\n"
                   "nls-token exec demo --set TOKEN=token -- python3 demo.py\n"
                   "nls-token exec --renew-file auto -- sh -c 'cat \"$NLS_TOKEN_FILE\"'"_s,
        .arguments = u"[PROFILE]"_s,
        .most = 1,
        .takesCommand = true,
        .options = {
            minTtlOption(),
            {"--set", OptionSpec::Takes::Values, u"NAME=FIELD"_s,
                tr("another variable; FIELD is token, expireTime, gateway, appkey or region")},
            {"--renew-file", OptionSpec::Takes::OneValue, u"FILE"_s,
                tr("keep the current token in this file while the command runs; auto chooses a "
                   "file")},
        }};
}

void ExecCommand::run(const Arguments &arguments, Done done)
{
    if (arguments.userCommand().empty())
        return done.answer(usageFailure(tr("The command to run is missing. It follows --, for "
                                           "example: nls-token exec -- ./demo")));
    Result<std::vector<SetVariable>> setVariables = setVariablesIn(arguments.texts("--set"));
    if (!setVariables)
        return done.answer(Failure(setVariables.error()));
    const Result<QByteArray> file = arguments.bytesOr("--renew-file", {});
    if (!file)
        return done.answer(Failure(file.error()));
    Result<std::vector<TokenQuery>> queries = m_fetch.queries(arguments);
    if (!queries)
        return done.answer(Failure(queries.error()));
    if (!file->isEmpty()) {
        Result<std::unique_ptr<TokenFile>> opened = TokenFile::opened(QFile::decodeName(*file));
        if (!opened)
            return done.answer(Failure(opened.error()));
        m_file = *std::move(opened);
    }
    const auto plan = std::make_shared<Plan>(Plan{arguments.userCommand(), {},
        *std::move(setVariables), arguments, std::move(queries->front()), done});
    if (arguments.has("--from-env")) {
        for (const QByteArray &name : EnvironmentKeys::variables())
            plan->removed.push_back({name, std::nullopt});
    }
    m_fetch.fetch(plan->query, {this, [this, plan](const Result<TokenAnswer> &answer) {
        if (!plan->done.isWanted())
            return;
        if (!answer)
            return plan->done.answer(Failure(answer.error()));
        begin(plan, *answer);
    }});
}

void ExecCommand::begin(const std::shared_ptr<Plan> &plan, const TokenAnswer &answer)
{
    m_fetch.endProgress();
    if (m_file) {
        if (const Result<void> written = m_file->write(answer.token.id); !written)
            return plan->done.answer(Failure(written.error()));
    }
    const ChildProgram program(plan->words, m_inherited, plan->changes(answer.token, m_file.get()));
    // From here on a signal is the command's.
    const SignalPause pause;
    if (m_file)
        m_child = std::make_unique<ChildProcess>();
    if (Interruption::isRequested())
        return;
    if (m_child)
        return stayBeside(program, plan, answer);
    plan->done.answer(notStarted(plan->words.front(), program.become()));
}

void ExecCommand::stayBeside(
    const ChildProgram &program, const std::shared_ptr<Plan> &plan, const TokenAnswer &answer)
{
    if (const int error = m_child->start(program); error != 0)
        return plan->done.answer(notStarted(plan->words.front(), error));
    connect(m_child.get(), &ChildProcess::ended, this, [this, plan](int status) {
        m_renewer.reset();
        m_file.reset();
        plan->done.answer(static_cast<ExitCode>(status));
    });
    m_renewer = std::make_unique<TokenRenewer>(
        m_services.tokens(), m_services.records(), m_services.clock());
    connect(m_renewer.get(), &TokenRenewer::renewed, this,
        [this](const QString &, const TokenAnswer &renewed) { renewFile(renewed); });
    connect(m_renewer.get(), &TokenRenewer::failed, this,
        [this](const QString &, const ServiceError &error) { tellFailure(error); });
    const QString &id = plan->query.profile.id;
    m_renewer->watch(id, [this, plan] {
        return queryForCurrent(plan->query.profile, plan->arguments, m_services.profiles());
    }, RenewWhen::Always);
    m_renewer->hold(id, answer);
}

// A disk that is full is tried again, unless there is a newer token by then.
void ExecCommand::renewFile(const TokenAnswer &answer)
{
    constexpr std::chrono::milliseconds pause = std::chrono::seconds(1);
    m_current = answer.token.id;
    const Result<void> written = m_file->write(m_current);
    if (written) {
        //: %1 a file
        if (!std::exchange(m_toldFailure, {}).isEmpty())
            m_console.say(tr("The token in %1 is current again.").arg(m_file->path()));
        return;
    }
    tellFailure(written.error());
    QTimer::singleShot(pause, m_renewer.get(), [this, answer] {
        if (m_current == answer.token.id)
            renewFile(answer);
    });
}

void ExecCommand::tellFailure(const ServiceError &error)
{
    if (std::exchange(m_toldFailure, error.code) == error.code)
        return;
    const ErrorDescription description = describeError(error, m_catalogue);
    //: %1 a file, %2 whole sentences that say why
    m_console.warn(warningText(
        tr("The token in %1 could not be renewed. %2").arg(m_file->path(), description.message()),
        description.nextStep()));
}

Result<ExitCode> ExecCommand::notStarted(const std::string &name, int error)
{
    m_file.reset();
    const ServiceError told = startFailure(name, error);
    m_console.printError(describeError(told, m_catalogue).lines());
    return told.code == errorcode::CommandNotFound ? ExitCode::NotFound : ExitCode::NotExecutable;
}

} // namespace nlstoken
