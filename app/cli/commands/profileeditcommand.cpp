// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profileeditcommand.h"

#include "app/cli/console.h"
#include "app/cli/output.h"
#include "app/cli/profilechoice.h"
#include "app/cli/profileinput.h"
#include "app/wiring/services.h"
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/profiles/profilechanges.h"
#include "core/profiles/typedkey.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

// What is being changed, from what to what; keys in it die with the command.
struct ProfileEditCommand::Edit
{
    Arguments arguments;
    Profile before;
    Profile after;
    std::chrono::milliseconds timeLimit{};
    bool endpointIsMeant = false; // and the user has been told what it can do
    std::optional<AccessKey> keyBefore; // to be put back when the settings can't be written
    std::unique_ptr<TypedKey> key; // the key as it will be; null while it stays as it is
    bool isDefault = false;
    Done done;
};

namespace {

bool givesKey(const Arguments &arguments)
{
    return arguments.has("--access-key-id") || arguments.has("--secret-stdin")
        || arguments.has("--security-token-stdin");
}

} // namespace

ProfileEditCommand::ProfileEditCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

ProfileEditCommand::~ProfileEditCommand() = default;

CommandSpec ProfileEditCommand::spec()
{
    return {.name = "edit",
        .summary = tr("Changes values of a profile. A new secret is asked for when --access-key-id "
                      "or --secret-stdin is given."),
        .example =
            u"nls-token profile edit demo --region cn-shanghai\nnls-token profile edit demo --secret-stdin < secret"_s,
        .arguments = u"NAME"_s,
        .least = 1,
        .most = 1,
        .options = profileOptions()};
}

void ProfileEditCommand::run(const Arguments &arguments, Done done)
{
    const auto stop = [&done](const auto &result) { done.answer(Failure(result.error())); };
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return stop(format);
    const Result<Profiles> profiles = m_services.profiles().load();
    if (!profiles)
        return stop(profiles);
    const Result<Profile> profile = profiles->named(arguments.positional().front());
    if (!profile)
        return stop(profile);
    const auto edit = std::make_shared<Edit>(Edit{.arguments = arguments,
        .before = *profile,
        .after = *profile,
        .keyBefore = {},
        .key = {},
        .isDefault = profiles->defaultName == profile->name,
        .done = done});
    if (const Result<void> applied = applyFields(arguments, edit->after); !applied)
        return stop(applied);
    const Result<std::chrono::milliseconds> limit = timeLimit(arguments);
    if (!limit)
        return stop(limit);
    edit->timeLimit = *limit;
    // A hand-edited endpoint is not confirmed by changing something else.
    edit->endpointIsMeant = arguments.has("--endpoint") || givesKey(arguments);
    if (edit->endpointIsMeant && !isServiceEndpoint(edit->after.endpoint))
        tellEndpointCanObtainTokens(edit->after.endpoint, m_console);

    const bool moves = arguments.has("--endpoint") || edit->after.endpoint != edit->before.endpoint
        || edit->after.apiVersion != edit->before.apiVersion || !edit->before.currentFingerprint();
    if (!moves && !givesKey(arguments) && !arguments.has("--test"))
        return store(edit);
    // Endpoint and version are part of the key's identity, and the endpoint is kept with it.
    m_services.profileKeys().read(*profile,
        {this, [this, edit](const Result<AccessKey> &present) { changeKey(edit, present); }});
}

void ProfileEditCommand::changeKey(const Shared &edit, const Result<AccessKey> &present)
{
    const bool replacesWhole = edit->arguments.has("--access-key-id");
    const bool lost = !present
        && (present.error().code == errorcode::KeyMissing
            || present.error().code == errorcode::KeyDamaged);
    if (!present && !(replacesWhole && lost))
        return edit->done.answer(Failure(present.error()));
    if (present)
        edit->keyBefore = present->clone();
    if (givesKey(edit->arguments)) {
        const QByteArray id =
            replacesWhole ? edit->arguments.bytes("--access-key-id") : present->id;
        Result<AccessKey> typed =
            readAccessKey(edit->arguments, id, edit->after.endpoint, m_console);
        if (!typed)
            return edit->done.answer(Failure(typed.error()));
        tellRemarks(*typed, m_console, m_catalogue);
        edit->key = std::make_unique<TypedKey>(*std::move(typed));
    } else {
        AccessKey moved = present->clone();
        if (edit->endpointIsMeant || isServiceEndpoint(edit->after.endpoint))
            moved.endpoint = edit->after.endpoint;
        edit->key = std::make_unique<TypedKey>(std::move(moved));
    }
    setIdentity(edit->after, edit->key->key().id, m_services.salt());
    edit->after.tokenOnly = false;
    edit->after.store = m_services.keychain().kind();
    if (edit->arguments.has("--test"))
        test(edit);
    else
        store(edit);
}

void ProfileEditCommand::test(const Shared &edit)
{
    m_tester = m_services.tokensWith(*edit->key);
    const TokenAsk ask{.profile = edit->after,
        .fresh = true,
        .timeLimit = edit->timeLimit,
        .endpointConfirmed = edit->endpointIsMeant};
    m_tester->fetch(ask, {this, [this, edit](const Result<TokenAnswer> &answer) {
                              if (!answer)
                                  return edit->done.answer(Failure(answer.error()));
                              m_console.say(tr("The service accepted the key."));
                              store(edit);
                          }});
}

void ProfileEditCommand::store(const Shared &edit)
{
    ProfileEdit change{.before = edit->before, .after = edit->after};
    if (edit->keyBefore)
        change.keyBefore = edit->keyBefore->clone();
    if (edit->key)
        change.key = edit->key->key().clone();
    m_services.profileChanges().replace(
        std::move(change), {this, [this, edit](const Result<ProfileChanged> &changed) {
                                if (!changed)
                                    return edit->done.answer(Failure(changed.error()));
                                if (changed->oldTokenStays)
                                    m_console.say(warningText(
                                        tr("The old token is still in the keychain; it ends by itself."),
                                        {}));
                                report(edit);
                            }});
}

void ProfileEditCommand::report(const Shared &edit)
{
    m_console.say(tr("Changed the profile “%1”.").arg(edit->after.name));
    Result<void> written;
    if (edit->arguments.wantsJson())
        written = m_console.write(jsonLine(profileJson(edit->after, edit->isDefault)));
    edit->done.answer(written.transform([] { return ExitCode::Done; }));
}

} // namespace nlstoken
