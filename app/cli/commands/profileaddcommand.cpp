// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profileaddcommand.h"

#include "app/cli/console.h"
#include "app/cli/output.h"
#include "app/cli/profilechoice.h"
#include "app/cli/profileinput.h"
#include "app/wiring/services.h"
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/model/region.h"
#include "core/profiles/profilechanges.h"
#include "core/profiles/typedkey.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

// What is being added; the key in it dies with the command.
struct ProfileAddCommand::Addition
{
    Profile profile;
    TypedKey key;
    std::chrono::milliseconds timeLimit;
    bool json = false;
    Done done;
};

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
            u"nls-token profile add demo --access-key-id LTAI...\n"
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
    if (!arguments.has("--access-key-id"))
        return done.answer(usageFailure(tr("%1 is missing.").arg(u"--access-key-id"_s)));
    const Result<std::chrono::milliseconds> limit = timeLimit(arguments);
    if (!limit)
        return stop(limit);
    if (!isServiceEndpoint(profile.endpoint))
        tellEndpointCanObtainTokens(profile.endpoint, m_console);
    Result<AccessKey> key =
        readAccessKey(arguments, arguments.bytes("--access-key-id"), profile.endpoint, m_console);
    if (!key)
        return stop(key);
    tellRemarks(*key, m_console, m_catalogue);
    setIdentity(profile, key->id, m_services.salt());
    if (const Result<void> kept = m_services.checkSaltIsKept(); !kept)
        m_console.say(warningText(kept.error(), m_catalogue));
    profile.store = m_services.keychain().kind();

    const auto addition = std::make_shared<Addition>(Addition{
        profile, TypedKey(*std::move(key)), *limit, *format == "json"_L1, std::move(done)});
    if (arguments.has("--test"))
        test(addition);
    else
        store(addition);
}

void ProfileAddCommand::test(const Shared &addition)
{
    m_tester = m_services.tokensWith(addition->key);
    connect(m_tester.get(), &TokenService::asking, this,
        [this](const QString &host) { m_console.showProgress(tr("Asking %1…").arg(host)); });
    const TokenAsk ask{.profile = addition->profile,
        .fresh = true,
        .timeLimit = addition->timeLimit,
        .endpointConfirmed = true};
    m_tester->fetch(ask, {this, [this, addition](const Result<TokenAnswer> &answer) {
                              if (!answer)
                                  return addition->done.answer(Failure(answer.error()));
                              m_console.say(tr("The service accepted the key."));
                              store(addition);
                          }});
}

void ProfileAddCommand::store(const Shared &addition)
{
    m_services.profileChanges().add(addition->profile, addition->key.key(),
        {this, [this, addition](const Result<ProfileChanged> &changed) {
             if (!changed)
                 return addition->done.answer(Failure(changed.error()));
             if (!changed->keptAside.isEmpty())
                 m_console.complain(warningText(
                     tr("The settings file was damaged. It is kept as %1, and a new one was begun.")
                         .arg(changed->keptAside),
                     {}));
             report(*addition);
         }});
}

void ProfileAddCommand::report(const Addition &addition)
{
    m_console.say(tr("Added the profile “%1”.").arg(addition.profile.name));
    Result<void> written;
    if (addition.json)
        written = m_console.write(jsonLine(profileJson(addition.profile, false)));
    addition.done.answer(written.transform([] { return ExitCode::Done; }));
}

} // namespace nlstoken
