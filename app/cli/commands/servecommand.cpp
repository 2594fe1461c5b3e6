// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/servecommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/platform/passedsocket.h"
#include "core/server/gettokenhandler.h"
#include "core/server/gettokenserver.h"
#include "core/server/serverkey.h"
#include "core/server/tlsidentity.h"
#include "core/token/tokenrenewer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr quint16 usualPort = 8723;

// One profile named twice is one profile.
std::vector<Profile> eachOnce(const std::vector<Profile> &profiles)
{
    std::vector<Profile> once;
    for (const Profile &profile : profiles) {
        if (std::ranges::find(once, profile.id, &Profile::id) == once.end())
            once.push_back(profile);
    }
    return once;
}

Result<GetTokenOptions> placeFrom(const Arguments &arguments)
{
    const std::optional<PassedSocket> passed = passedSocket();
    if (passed && !passed->isUsable())
        return usageFailure(QCoreApplication::translate("PassedSocket",
            "What systemd passed is not one listening TCP socket. Give the socket unit exactly one "
            "ListenStream= with an address and a port."));
    GetTokenOptions options{.where = {.port = usualPort}};
    if (passed) {
        if (arguments.has("--listen"))
            return usageFailure(ServeCommand::tr(
                "systemd has passed a socket; --listen would be another. Leave one of them out."));
        options.where = {passed->address, passed->port};
        options.inherited = passed->descriptor;
    } else if (arguments.has("--listen")) {
        const std::optional<ListenAddress> where =
            listenAddressIn(arguments.text("--listen"), usualPort);
        if (!where)
            return usageFailure(ServeCommand::tr("--listen takes ADDRESS:PORT, a port, or "
                                                 "unix:PATH, for example 127.0.0.1:8723; "
                                                 "“%1” was given.")
                    .arg(arguments.text("--listen")));
        options.where = *where;
    }
    return options;
}

// Token and key must not cross a network in the clear by accident.
Result<void> addTls(GetTokenOptions &options, const Arguments &arguments)
{
    const bool hasTls = arguments.has("--tls-cert") || arguments.has("--tls-key");
    if (arguments.has("--tls-cert") != arguments.has("--tls-key"))
        return usageFailure(ServeCommand::tr(
            "--tls-cert and --tls-key belong together; give both of them or neither."));
    if (hasTls && arguments.has("--plain-http"))
        return usageFailure(ServeCommand::tr(
            "--plain-http and --tls-cert contradict each other; leave one of them out."));
    if (hasTls) {
        Result<QSslConfiguration> tls =
            tlsIdentity(arguments.text("--tls-cert"), arguments.text("--tls-key"));
        if (!tls)
            return Failure(tls.error());
        options.tls = *std::move(tls);
    } else if (!options.where.address.isLoopback() && !arguments.has("--plain-http")) {
        return usageFailure(ServeCommand::tr(
            "%1 can be reached from other computers, and without TLS everybody on the way "
            "could read the token and the key. Give --tls-cert and --tls-key, or --plain-http "
            "when something else protects the way.")
                .arg(options.where.text()));
    }
    return {};
}

bool isEveryAddress(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

bool isHostName(const QString &name)
{
    if (!QHostAddress(name).isNull())
        return true;
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return (c < u'\x7f' && c.isLetterOrNumber()) || c == u'.' || c == u'-' || c == u'_';
    });
}

Result<void> allow(ServerAccess &access, const Arguments &arguments, const QHostAddress &where)
{
    if (isEveryAddress(where))
        access.allowOwnAddresses();
    else
        access.allowHost(where.toString());
    const QStringList hosts = arguments.texts("--host");
    for (const QString &host : hosts) {
        if (!isHostName(host))
            return usageFailure(ServeCommand::tr("--host takes a name or an address without port, "
                                                 "for example desk.example; “%1” was given.")
                    .arg(host));
        access.allowHost(host);
    }
    const QStringList origins = arguments.texts("--allow-origin");
    for (const QString &text : origins) {
        const std::optional<QByteArray> origin = allowedOrigin(text);
        if (!origin)
            return usageFailure(
                ServeCommand::tr("--allow-origin takes the address of a page without its path, for "
                                 "example https://app.example; “%1” was given.")
                    .arg(text));
        access.allowOrigin(*origin);
    }
    return {};
}

} // namespace

ServeCommand::ServeCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

ServeCommand::~ServeCommand() = default;

CommandSpec ServeCommand::spec()
{
    return {.name = "serve",
        .summary = tr("Answers GET /gettoken with a token, for phones, browsers and servers that "
                      "must not have the AccessKey, until it is interrupted."),
        .example =
            u"nls-token serve --key-file ~/.config/nls-token-desk/serve.key\n"
            "printf 'Authorization: Bearer %s' \"$(cat ~/.config/nls-token-desk/serve.key)\" | "
            "curl -H @- http://127.0.0.1:8723/gettoken\n"
            "nls-token serve demo --listen 0.0.0.0:8723 --tls-cert cert.pem --tls-key "
            "key.pem --host desk.example --key-file serve.key"_s,
        .arguments = u"[PROFILE...]"_s,
        .most = -1,
        .options = {
            {"--listen", OptionSpec::Takes::OneValue, u"ADDR:PORT"_s,
                tr("where to listen; a port alone is on 127.0.0.1, unix:PATH is a local socket "
                   "(default: 127.0.0.1:8723)")},
            {"--key-file", OptionSpec::Takes::OneValue, u"FILE"_s,
                tr("key that requests have to show; made when it isn't there")},
            {"--tls-cert", OptionSpec::Takes::OneValue, u"FILE"_s,
                tr("certificate of the server, PEM; HTTPS")},
            {"--tls-key", OptionSpec::Takes::OneValue, u"FILE"_s,
                tr("private key of the certificate, PEM")},
            {"--plain-http", OptionSpec::Takes::Nothing, {},
                tr("listen beyond this computer without TLS")},
            {"--host", OptionSpec::Takes::Values, u"NAME"_s,
                tr("name that the server goes by, beside localhost and its address")},
            {"--allow-origin", OptionSpec::Takes::Values, u"ORIGIN"_s,
                tr("page that may ask, for example https://app.example")},
        }};
}

void ServeCommand::run(const Arguments &arguments, Done done)
{
    if (const Result<void> started = start(arguments); !started)
        return done.answer(Failure(started.error()));
    m_done = std::make_unique<Done>(std::move(done));
}

void ServeCommand::breakOff(const Done &done)
{
    if (std::exchange(m_stopping, true) || !m_server)
        return done.answer(ExitCode::Done);
    connect(m_server.get(), &GetTokenServer::stopped, this, [done] {
        if (done.isWanted())
            done.answer(ExitCode::Done);
    });
    m_server->stop();
}

Result<void> ServeCommand::start(const Arguments &arguments)
{
    Result<GetTokenOptions> options = placeFrom(arguments);
    if (!options)
        return Failure(options.error());
    if (const Result<void> safe = addTls(*options, arguments); !safe)
        return safe;
    const bool makesKey = !arguments.has("--key-file");
    if (makesKey && !Console::showsErrors())
        return usageFailure(
            tr("Without a terminal nobody would see the key, or it would end up in a log. Give "
               "--key-file; the file is made when it isn't there."));
    const Result<std::vector<Profile>> profiles = chosenProfiles(arguments, m_services.profiles());
    if (!profiles)
        return Failure(profiles.error());
    std::vector<TokenQuery> queries;
    for (const Profile &profile : eachOnce(*profiles)) {
        const Result<TokenQuery> query = queryFor(profile, arguments);
        if (!query)
            return Failure(query.error());
        tellOfForeignEndpoint(*query, m_console);
        queries.push_back(*query);
    }
    Result<SecretBytes> key = makesKey ? newServerKey() : serverKeyIn(arguments.text("--key-file"));
    if (!key)
        return Failure(key.error());
    const SecretBytes shown = makesKey ? key->clone() : SecretBytes();
    ServerAccess access(*std::move(key));
    if (const Result<void> allowed = allow(access, arguments, options->where.address); !allowed)
        return allowed;
    m_handler = std::make_unique<GetTokenHandler>(std::move(access),
        [this](const ServiceError &error) { return describeError(error, m_catalogue).message(); },
        m_services.clock());
    connect(m_handler.get(), &GetTokenHandler::refusedClient, this, &ServeCommand::tellRefusal);
    serve(queries, arguments);
    m_server = std::make_unique<GetTokenServer>(*std::move(options), *m_handler);
    if (const Result<void> started = m_server->start(); !started)
        return started;
    return announce(makesKey ? &shown : nullptr);
}

void ServeCommand::serve(const std::vector<TokenQuery> &queries, const Arguments &arguments)
{
    m_renewer = std::make_unique<TokenRenewer>(
        m_services.tokens(), m_services.records(), m_services.clock());
    for (const TokenQuery &query : queries) {
        const Profile &profile = query.profile;
        const auto makeQuery = [this, profile, arguments] {
            return queryForCurrent(profile, arguments, m_services.profiles())
                .transform([this](TokenQuery now) {
                if (m_mayPrompt)
                    now.prompt = m_services.prompt();
                return now;
            });
        };
        auto token =
            std::make_unique<ServedToken>(makeQuery, m_services.tokens(), m_services.clock());
        connectServed(*token, profile);
        m_renewer->watch(profile.id, makeQuery, RenewWhen::Used);
        m_handler->serve(profile.name, std::move(token));
    }
}

void ServeCommand::connectServed(ServedToken &token, const Profile &profile)
{
    connect(&token, &ServedToken::fetched, this, [this, profile](const TokenAnswer &answer) {
        m_renewer->hold(profile.id, answer);
        tellSuccess(profile.name, answer);
    });
    connect(&token, &ServedToken::failed, this,
        [this, name = profile.name](const ServiceError &error) { tellFailure(name, error); });
    connect(&token, &ServedToken::used, this, [this, id = profile.id] { m_renewer->noteUse(id); });
    connect(m_renewer.get(), &TokenRenewer::renewed, &token,
        [this, &token, profile](const QString &renewed, const TokenAnswer &answer) {
        if (renewed != profile.id)
            return;
        m_renewer->hold(profile.id, answer, false);
        token.put(answer);
        tellSuccess(profile.name, answer);
    });
    connect(m_renewer.get(), &TokenRenewer::failed, this,
        [this, profile](const QString &failed, const ServiceError &error) {
        if (failed == profile.id)
            tellFailure(profile.name, error);
    });
}

Result<void> ServeCommand::announce(const SecretBytes *newKey)
{
    if (newKey) {
        m_console.complainSecret(tr("Key (shown only now): "), *newKey);
        m_console.say(
            tr("Requests show it as “Authorization: Bearer KEY”. Ctrl+C ends the server."));
    }
    return m_console.write(m_server->url().toUtf8() + '\n');
}

void ServeCommand::tellRefusal(const ServiceError &error, const QHostAddress &peer)
{
    const auto line = m_refusals.add(error, peer, m_services.clock().now());
    if (!line)
        return;
    const QString client = line->peer.isNull() ? m_server->where().text() : line->peer.toString();
    const QString text =
        tr("Refused %1: %2").arg(client, describeError(line->error, m_catalogue).title);
    tell({}, line->others == 0 ? text : text + u' ' + tr("(and %n more)", nullptr, line->others));
}

// One line when it begins, and none until it is another.
void ServeCommand::tellFailure(const QString &profile, const ServiceError &error)
{
    if (error.code == errorcode::KeychainRefused)
        m_mayPrompt = false; // one no is enough
    if (std::exchange(m_told[profile].failure, error.code) != error.code)
        tell(profile, describeError(error, m_catalogue).message());
}

void ServeCommand::tellSuccess(const QString &profile, const TokenAnswer &answer)
{
    Told &told = m_told[profile];
    if (!std::exchange(told.failure, {}).isEmpty())
        tell(profile, tr("There is a token again."));
    const QStringList before = std::exchange(told.warnings, {});
    for (const ServiceError &warning : answer.warnings) {
        told.warnings << warning.code;
        if (!before.contains(warning.code))
            tell(profile, describeError(warning, m_catalogue).message());
    }
}

void ServeCommand::tell(const QString &profile, const QString &text)
{
    const QString time = m_services.clock().now().toLocalTime().toString(u"HH:mm:ss"_s);
    m_console.say(time + u' ' + (profile.isEmpty() ? QString() : profile + u": "_s) + text);
}

} // namespace nlstoken
