// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profileaddcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/cli/parsing/profileinput.h"
#include "app/wiring/services.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

ProfileAddCommand::ProfileAddCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

ProfileAddCommand::~ProfileAddCommand() = default;

CommandSpec ProfileAddCommand::spec()
{
    return {.name = "add",
        .summary = tr("Adds a profile. Its AccessKey goes into the keychain; nothing is sent "
                      "unless --test is given."),
        .example =
            u"nls-token profile add demo\n"
            "nls-token profile add demo --access-key-id LTAI... --region cn-shanghai --secret-stdin --test < secret"_s,
        .arguments = u"NAME"_s,
        .least = 1,
        .most = 1,
        .options = profileOptions()};
}

void ProfileAddCommand::run(const Arguments &arguments, Done done)
{
    const auto stop = [&done](const auto &result) { done.answer(Failure(result.error())); };
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return stop(format);
    const Result<QString> name = checkedProfileName(arguments.positional().front());
    if (!name)
        return stop(name);
    Profile profile = newProfile(*name, regionPresets().front().region);
    if (const Result<void> applied = applyFields(arguments, profile); !applied)
        return stop(applied);
    // Said before anything is typed in vain; the store checks again when it writes.
    const Result<Profiles> others = m_services.profiles().load();
    if (others && others->named(*name))
        return done.answer(Failure(
            {.kind = ErrorKind::Profile, .code = errorcode::ProfileExists, .detail = *name}));
    if (!others && others.error().code != errorcode::SettingsDamaged)
        return stop(others);
    const bool asks = Console::isInteractive() && !arguments.has("--secret-stdin");
    if (!arguments.has("--access-key-id") && !asks)
        return done.answer(usageFailure(tr("%1 is missing.").arg(u"--access-key-id"_s)));
    if (const Result<std::chrono::milliseconds> limit = timeLimit(arguments); !limit)
        return stop(limit);
    if (!isServiceEndpoint(profile.endpoint))
        tellEndpointCanObtainTokens(profile.endpoint, m_console);
    const auto begin = [this, profile, arguments, done] { add(profile, arguments, done); };
    if (!asks)
        return begin();
    // Nobody should type a secret that there is no keychain for.
    m_services.profileKeys().read(
        profile, m_services.prompt(), {this, [begin, done](const Result<AccessKey> &key) {
        const bool isUsable = key || key.error().code == errorcode::KeyMissing
            || key.error().code == errorcode::KeyDamaged;
        if (!isUsable)
            return done.answer(Failure(key.error()));
        begin();
    }});
}

void ProfileAddCommand::add(const Profile &profile, const Arguments &arguments, const Done &done)
{
    ProfileDraft draft{.profile = profile,
        .typedKey = [this, arguments, endpoint = profile.endpoint](
                        const QByteArray &) { return readKey(arguments, endpoint); },
        .endpointConfirmed = true};
    m_editor = std::make_unique<ProfileEditor>(m_services.profileEditorParts(), std::nullopt);
    testAndSave(*m_editor, std::move(draft), arguments, m_console,
        {this, [this, json = arguments.wantsJson(), done](const Result<ProfileChanged> &changed) {
        if (!changed)
            return done.answer(Failure(changed.error()));
        report(*changed, json, done);
    }});
}

Result<AccessKey> ProfileAddCommand::readKey(const Arguments &arguments, const QString &endpoint)
{
    QByteArray id = arguments.bytes("--access-key-id");
    if (!arguments.has("--access-key-id")) {
        const Result<QByteArray> typed = m_console.askLine(tr("AccessKey ID:"));
        if (!typed)
            return Failure(typed.error());
        id = *typed;
    }
    Result<AccessKey> key = readAccessKey(arguments, id, endpoint, m_console);
    if (!key)
        return key;
    tellRemarks(*key, m_console, m_catalogue);
    if (const Result<void> kept = m_services.checkSaltIsKept(); !kept)
        m_console.warn(warningText(kept.error(), m_catalogue));
    return key;
}

void ProfileAddCommand::report(const ProfileChanged &changed, bool json, const Done &done)
{
    const Profile &profile = m_editor->profile();
    if (!changed.keptAside.isEmpty())
        m_console.warnAnyway(warningText(
            tr("The settings file was damaged. It is kept as %1, and a new one was begun.")
                .arg(changed.keptAside),
            {}));
    m_console.say(tr("Added the profile “%1”.").arg(profile.name));
    Result<void> written;
    if (json)
        written = m_console.write(jsonLine(profileJson(profile, false)));
    done.answer(written.transform([] { return ExitCode::Done; }));
}

} // namespace nlstoken
