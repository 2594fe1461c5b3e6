// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/signcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"
#include "core/base/redaction.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/signing/stringtosigncomparison.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// An option that was given, byte for byte, in the place of what the profile says.
Result<void> take(const Arguments &arguments, const std::string &option, QByteArray &value)
{
    const Result<QByteArray> given = arguments.bytesOr(option, value);
    if (!given)
        return Failure(given.error());
    value = *given;
    return {};
}

// As `get` would send it: endpoint and version go with the region. Any other region is signed as it
// is.
Profile movedToRegion(Profile profile, const Arguments &arguments)
{
    const Result<QString> region = checkedRegion(arguments.text("--region"));
    if (arguments.has("--region") && region)
        moveToRegion(profile, *region);
    return profile;
}

Result<SigningTask> taskFor(const Profile &chosen, const Arguments &arguments, const Clock &clock)
{
    const Profile profile = movedToRegion(chosen, arguments);
    const Result<QString> method = arguments.choice("--method", {u"POST"_s, u"GET"_s});
    if (!method)
        return Failure(method.error());
    const Result<QString> version =
        arguments.choice("--signature", {signatureName(profile.signature), u"v1"_s, u"v3"_s});
    if (!version)
        return Failure(version.error());
    const Result<QString> endpoint = arguments.has("--endpoint")
        ? checkedEndpoint(arguments.text("--endpoint"))
        : Result<QString>(profile.endpoint);
    if (!endpoint)
        return Failure(endpoint.error());
    SigningTask task{.version = *version == "v3"_L1 ? SignatureVersion::V3 : SignatureVersion::V1,
        .method = method->toLatin1(),
        .endpoint = *endpoint,
        .regionId =
            checkedRegion(profile.region) ? profile.regionId().toUtf8() : EnvironmentKeys::region(),
        .apiVersion = profile.apiVersion.toUtf8(),
        .moment = TimestampAndNonce::at(clock.now())};
    // A calculator: whatever is given is signed, so that anybody's signature can be computed again.
    return take(arguments, "--region", task.regionId)
        .and_then([&] { return take(arguments, "--api-version", task.apiVersion); })
        .and_then([&] { return take(arguments, "--timestamp", task.moment.timestamp); })
        .and_then([&] {
        return take(arguments, "--nonce", task.moment.nonce);
    }).transform([&] { return task; });
}

QJsonValue textOrNull(const std::optional<QByteArray> &value)
{
    return value ? QJsonValue(QString::fromUtf8(*value)) : QJsonValue();
}

QString shown(const QByteArray &name, const std::optional<QByteArray> &value)
{
    if (!value)
        return SignCommand::tr("(absent)");
    // Cleaned first: it is somebody else's text.
    if (name == "AccessKeyId")
        return maskedAccessKeyId(plainServerText(QString::fromUtf8(*value)));
    return name == "SecurityToken" ? u"****"_s : safeServerText(QString::fromUtf8(*value), 1000);
}

} // namespace

SignCommand::SignCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

CommandSpec SignCommand::spec()
{
    using Takes = OptionSpec::Takes;
    return {.name = "sign",
        .summary = tr(
            "Computes the signature of a CreateToken request and shows every step. Sends nothing."),
        .example = u"nls-token sign demo\nnls-token sign --from-env --method GET --format json\n"
                   "nls-token sign demo --compare error.txt"_s,
        .arguments = u"[PROFILE]"_s,
        .most = 1,
        .options = joined(
            {
                {"--signature", Takes::OneValue, u"v1|v3"_s,
                    tr("which signature (default: the profile's)")},
                {"--method", Takes::OneValue, u"POST|GET"_s, tr("request method (default: POST)")},
                {"--timestamp", Takes::OneValue, u"TIME"_s,
                    tr("Timestamp, as it is to be signed (default: now)")},
                {"--nonce", Takes::OneValue, u"NONCE"_s,
                    tr("SignatureNonce, as it is to be signed (default: random)")},
                {"--compare", Takes::OneValue, u"FILE|-"_s,
                    tr("compare with the string to sign in an error message")},
                {"--curl", Takes::Nothing, {}, tr("print a curl command that sends the request")},
                {"--reveal", Takes::Nothing, {}, tr("show AccessKey ID and SecurityToken whole")},
            },
            formatOptions(tr("how to print it (default: text)")))};
}

void SignCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const Result<std::vector<Profile>> profiles = chosenProfiles(arguments, m_services.profiles());
    if (!profiles)
        return done.answer(Failure(profiles.error()));
    const Profile profile = profiles->front();
    const Result<SigningTask> task = taskFor(profile, arguments, m_services.clock());
    if (!task)
        return done.answer(Failure(task.error()));
    const auto finish = [this, task = *task, arguments, done](const Result<AccessKey> &key) {
        if (!key)
            return done.answer(Failure(key.error()));
        done.answer(arguments.has("--compare") ? compare(task, *key, arguments)
                                               : print(task, *key, arguments));
    };
    if (arguments.has("--from-env"))
        finish(EnvironmentKeys::keyAsGiven(task->endpoint));
    else
        m_services.profileKeys().read(profile, m_services.prompt(), {this, finish});
}

Result<ExitCode> SignCommand::print(
    const SigningTask &task, const AccessKey &key, const Arguments &arguments)
{
    const SignedTask result = signedTask(task, key);
    QByteArray output;
    if (arguments.has("--curl"))
        output = signedCurl(task, result).toUtf8() + '\n';
    else if (arguments.wantsJson())
        output = jsonLine(signedJson(task, result));
    else
        output = signedText(task, result, key, arguments.has("--reveal")).toUtf8();
    return m_console.write(output).transform([] { return ExitCode::Done; });
}

Result<ExitCode> SignCommand::compare(
    const SigningTask &task, const AccessKey &key, const Arguments &arguments)
{
    if (task.version == SignatureVersion::V3)
        return usageFailure(tr("--compare knows strings to sign of signature v1 only."));
    const Result<QByteArray> text = textToCompare(arguments.text("--compare"));
    if (!text)
        return Failure(text.error());
    const std::optional<signing::StringToSign> server = signing::stringToSignIn(*text);
    if (!server)
        return usageFailure(
            tr("There is no string to sign in it; paste the whole error message of the service."));

    // What changes from request to request, and how it was sent, are the customer's unless given.
    SigningTask same = task;
    const auto takeFromServer = [&](const char *option, const char *name, QByteArray &value) {
        if (const auto found = server->parameters.find(name);
            !arguments.has(option) && found != server->parameters.end())
            value = found->second;
    };
    takeFromServer("--timestamp", "Timestamp", same.moment.timestamp);
    takeFromServer("--nonce", "SignatureNonce", same.moment.nonce);
    if (!arguments.has("--method"))
        same.method = server->method;
    const SignedTask ours = signedTask(same, key);
    const std::vector<signing::Difference> found =
        signing::differences(*server, {ours.stringToSign, same.method, ours.parameters});

    const ServiceError differ{.kind = ErrorKind::Credentials, .code = errorcode::StringsDiffer};
    QJsonArray rows;
    QString lines;
    for (const signing::Difference &difference : found) {
        rows.append(QJsonObject{{u"parameter"_s, QString::fromUtf8(difference.name)},
            {u"server"_s, textOrNull(difference.server)},
            {u"ours"_s, textOrNull(difference.ours)}});
        lines += tr("%1\n  as the service received it  %2\n  as it should have been      %3")
                     .arg(safeServerText(QString::fromUtf8(difference.name), 100),
                         shown(difference.name, difference.server),
                         shown(difference.name, difference.ours))
            + u'\n';
    }
    QJsonObject object{{u"equal"_s, found.empty()}, {u"differences"_s, rows}};
    if (!found.empty())
        object[u"error"_s] = errorJson(differ, m_catalogue);
    else
        lines = tr("The strings to sign are equal: the request arrived unchanged, so the AccessKey "
                   "secret it was signed with is "
                   "not the one of this AccessKey ID.")
            + u'\n';
    return m_console.write(arguments.wantsJson() ? jsonLine(object) : lines.toUtf8())
        .transform([&found] { return found.empty() ? ExitCode::Done : ExitCode::Credentials; });
}

Result<QByteArray> SignCommand::textToCompare(const QString &file)
{
    constexpr qint64 largestText = 1024 * 1024;
    if (file == "-"_L1) {
        if (Console::isInteractive())
            m_console.say(tr("Paste the whole error message, then press Enter and Ctrl+D."));
        return m_console.readAll(largestText);
    }
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Failure({.kind = ErrorKind::Usage,
            .code = errorcode::FileUnreadable,
            .detail = file,
            .reason = source.errorString()});
    return source.read(largestText);
}

} // namespace nlstoken
