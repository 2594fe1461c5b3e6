// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/sandboxcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/wiring/faultlookup.h"
#include "app/wiring/services.h"
#include "core/base/nearestname.h"
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/platform/privatefile.h"
#include "core/sandbox/sandboxserver.h"
#include "core/sandbox/speech/speechaccess.h"
#include "core/server/listenaddress.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Six in a line.
QString gatewayStatuses(const ErrorCatalogue &catalogue)
{
    constexpr int perLine = 6;
    QString lines;
    int count = 0;
    for (const ServiceWording &wording : catalogue.gatewayWordings()) {
        lines += count % perLine == 0 ? u"    "_s : u" "_s;
        lines += wording.code;
        if (++count % perLine == 0)
            lines += u'\n';
    }
    return count % perLine == 0 ? lines : lines + u'\n';
}

QStringList faultNames()
{
    QStringList names;
    for (const FaultDescription &fault : knownFaults())
        names << fault.name;
    return names;
}

// Every name that is played, Codes of the service too.
QString nearestFault(const QString &entry, const ErrorCatalogue &catalogue)
{
    QStringList names = faultNames();
    for (const ServiceWording &wording : catalogue.serviceWordings())
        names << wording.code;
    return nearestName(entry.section(u':', 0, 0), names);
}

Failure faultFailure(const FaultSyntaxError &error, const ErrorCatalogue &catalogue)
{
    if (error.problem == FaultSyntaxError::Problem::TimesNotPositive)
        return usageFailure(
            SandboxCommand::tr("“%1”: what follows the colon is how often, a whole number from 1.")
                .arg(error.entry));
    const QString suggestion = nearestFault(error.entry, catalogue);
    if (!suggestion.isEmpty())
        return usageFailure(
            SandboxCommand::tr("There is no fault “%1”.").arg(error.entry), suggestion);
    return usageFailure(
        SandboxCommand::tr("There is no fault “%1”. There are %2, every Code of the "
                           "service, such as Throttling.User, and every status of "
                           "the gateway, such as 40000005.")
            .arg(error.entry, faultNames().join(u", "_s)));
}

QString faultList(const ErrorCatalogue &catalogue)
{
    constexpr qsizetype nameWidth = 24;
    QString faults = SandboxCommand::tr("Faults (NAME plays it always, NAME:2 twice):") + u'\n';
    for (const FaultDescription &fault : knownFaults()) {
        faults += u"  "_s + QString(fault.name).leftJustified(nameWidth)
            + QCoreApplication::translate("FaultScript", fault.description) + u'\n';
    }
    return faults + u"  "_s
        + SandboxCommand::tr(
            "Every Code of the service is a fault too, for example Throttling.User.")
        + u"\n  "_s
        + SandboxCommand::tr(
            "So is every status of the gateway, which plays it for the next speech call:")
        + u'\n' + gatewayStatuses(catalogue) + u"  "_s
        + SandboxCommand::tr("The Appkey %1 belongs to another account than the sandbox's tokens.")
              .arg(SpeechAccess::OtherAppkey)
        + u'\n';
}

} // namespace

SandboxCommand::SandboxCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

SandboxCommand::~SandboxCommand() = default;

CommandSpec SandboxCommand::spec(const ErrorCatalogue &catalogue)
{
    return {.name = "sandbox",
        .summary = tr("Plays the service on this computer, strictly, until it is interrupted. It "
                      "listens on loopback only."),
        .details = [&catalogue] { return faultList(catalogue); },
        .example =
            u"nls-token sandbox\nnls-token sandbox --tls --ttl 60 --fault throttling:1 --format json"_s,
        .options = joined(
            {
                {"--listen", OptionSpec::Takes::OneValue, u"ADDR:PORT"_s,
                    tr("where to listen (default: 127.0.0.1 and any free port)")},
                {"--tls", OptionSpec::Takes::Nothing, {},
                    tr("HTTPS, with a certificate authority made at start")},
                {"--ttl", OptionSpec::Takes::OneValue, u"SECONDS"_s,
                    tr("how long its tokens are good for (default: 86400)")},
                {"--fault", OptionSpec::Takes::Values, u"NAME[:TIMES]"_s,
                    tr("what to do wrong; several are played one after the other")},
            },
            formatOptions(tr("how to print where it is (default: text)")))};
}

void SandboxCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    Result<SandboxOptions> options = optionsFrom(arguments);
    if (!options)
        return done.answer(Failure(options.error()));
    m_sandbox = std::make_unique<SandboxServer>(*std::move(options), m_services.clock());
    connect(m_sandbox.get(), &SandboxServer::answered, this, &SandboxCommand::tellRequest);
    const Result<void> ready = m_sandbox->start().and_then([this] {
        return writtenCaFile();
    }).and_then([&](const QString &caFile) { return announce(*format == "json"_L1, caFile); });
    if (!ready)
        return done.answer(Failure(ready.error()));
    m_done = std::make_unique<Done>(std::move(done));
}

Result<ExitCode> SandboxCommand::interrupted()
{
    m_sandbox->stop();
    return ExitCode::Done;
}

Result<SandboxOptions> SandboxCommand::optionsFrom(const Arguments &arguments) const
{
    constexpr qint64 usualTtl = 86400;
    constexpr qint64 longestTtl = 366LL * 86400;
    SandboxOptions options;
    options.tls = arguments.has("--tls");
    const Result<qint64> ttl = arguments.number("--ttl", usualTtl, 1, longestTtl);
    if (!ttl)
        return Failure(ttl.error());
    options.ttl = std::chrono::seconds(*ttl);
    if (arguments.has("--listen")) {
        const std::optional<ListenAddress> where = listenAddressIn(arguments.text("--listen"));
        if (!where || !where->path.isEmpty())
            return usageFailure(tr("--listen takes ADDRESS:PORT or a port, for example "
                                   "127.0.0.1:8080; “%1” was given.")
                    .arg(arguments.text("--listen")));
        if (!where->address.isLoopback())
            return usageFailure(
                tr("The sandbox listens on loopback only; %1 is not a loopback address.")
                    .arg(where->address.toString()));
        options.address = where->address;
        options.port = where->port;
    }
    auto faults = FaultScript::parsed(arguments.texts("--fault"), faultLookup(m_catalogue));
    if (!faults)
        return faultFailure(faults.error(), m_catalogue);
    options.faults = *std::move(faults);
    return options;
}

Result<QString> SandboxCommand::writtenCaFile()
{
    if (m_sandbox->caPem().isEmpty())
        return QString();
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"sandbox-ca.pem"_s);
    if (const QString problem = writePrivateFile(path, m_sandbox->caPem()); !problem.isEmpty())
        return Failure(
            {.kind = ErrorKind::Internal, .code = errorcode::OutputFailed, .detail = problem});
    return path;
}

Result<void> SandboxCommand::announce(bool json, const QString &caFile)
{
    const QString id = QString::fromLatin1(m_sandbox->key().id);
    const QString secret = QString::fromLatin1(m_sandbox->key().secret);
    if (json) {
        return m_console.write(jsonLine(QJsonObject{
            {u"endpoint"_s, m_sandbox->endpoint()},
            {u"gateway"_s, m_sandbox->gateway()},
            {u"accessKeyId"_s, id},
            {u"accessKeySecret"_s, secret},
            {u"appkey"_s, m_sandbox->appkey()},
            {u"caFile"_s, caFile.isEmpty() ? QJsonValue() : QJsonValue(caFile)},
        }));
    }
    QString text =
        tr("Sandbox      %1 (this computer only; Ctrl+C ends it)").arg(m_sandbox->endpoint())
        + u'\n';
    text += tr("AccessKey    %1").arg(id) + u'\n';
    text += tr("Secret       %1 (invented, worth nothing elsewhere)").arg(secret) + u'\n';
    text += tr("Appkey       %1").arg(m_sandbox->appkey()) + u'\n';
    if (!caFile.isEmpty())
        text += tr("CA file      %1").arg(caFile) + u'\n';
    text += u'\n' + tr("Try it from another terminal:") + u'\n' + recipe(caFile);
    return m_console.write(text.toUtf8());
}

// With gateway and Appkey, so that trial, exec and snippets stay on this computer. A profile that a
// former sandbox left is changed; one that is called so and is not a sandbox's stays.
QString SandboxCommand::recipe(const QString &caFile) const
{
    QString name = u"sandbox"_s;
    QString verb = u"add"_s;
    if (const Result<Profiles> profiles = m_services.profiles().load()) {
        for (int number = 2;; ++number) {
            const Result<Profile> there = profiles->named(name);
            if (!there)
                break;
            if (isLoopbackHost(QUrl(there->endpoint).host())) {
                verb = u"edit"_s;
                break;
            }
            name = u"sandbox-%1"_s.arg(number);
        }
    }
    const QString ca = caFile.isEmpty() ? QString() : u" --ca-file "_s + caFile;
    return u"  printf %s "_s + QString::fromLatin1(m_sandbox->key().secret)
        + u" | nls-token profile "_s + verb + u' ' + name + u" --access-key-id "_s
        + QString::fromLatin1(m_sandbox->key().id) + u" --endpoint "_s + m_sandbox->endpoint()
        + u" --gateway "_s + m_sandbox->gateway() + u" --appkey "_s + m_sandbox->appkey()
        + u" --secret-stdin\n  nls-token get "_s + name + ca + u"\n  nls-token trial "_s + name + ca
        + u'\n';
}

void SandboxCommand::tellRequest(const SandboxRecord &record)
{
    QString line = record.time.toLocalTime().toString(u"HH:mm:ss"_s) + u' ' + record.method + u' '
        + record.path + u"  "_s + QString::number(record.httpStatus);
    if (!record.code.isEmpty())
        line += u' ' + record.code;
    if (!record.fault.isEmpty())
        line += u"  "_s + tr("fault: %1").arg(record.fault);
    m_console.say(line);
}

} // namespace nlstoken
