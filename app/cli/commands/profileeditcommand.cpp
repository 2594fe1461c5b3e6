// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profileeditcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/cli/parsing/profileinput.h"
#include "app/wiring/services.h"
#include "core/model/profilefields.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

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
    Profile after = *profile;
    if (const Result<void> applied = applyFields(arguments, after); !applied)
        return stop(applied);
    if (const Result<std::chrono::milliseconds> limit = timeLimit(arguments); !limit)
        return stop(limit);
    const bool isDefault = profiles->defaultName == profile->name;
    m_editor = std::make_unique<ProfileEditor>(m_services.profileEditorParts(), *profile);
    testAndSave(*m_editor, draft(arguments, after), arguments, m_console,
        {this,
            [this, json = *format == "json"_L1, isDefault, done](
                const Result<ProfileChanged> &changed) {
        if (!changed)
            return done.answer(Failure(changed.error()));
        report(*changed, json, isDefault, done);
    }});
}

ProfileDraft ProfileEditCommand::draft(const Arguments &arguments, const Profile &after) const
{
    const bool endpointGiven = arguments.has("--endpoint");
    ProfileDraft draft{.profile = after,
        .replacesWholeKey = arguments.has("--access-key-id"),
        // A hand-edited endpoint is not confirmed by changing something else.
        .endpointConfirmed = endpointGiven || givesKey(arguments),
        .endpointGiven = endpointGiven};
    if (draft.endpointConfirmed && !isServiceEndpoint(after.endpoint))
        tellEndpointCanObtainTokens(after.endpoint, m_console);
    if (!givesKey(arguments))
        return draft;
    draft.typedKey = [this, arguments, endpoint = after.endpoint](const QByteArray &storedId) {
        Result<AccessKey> key = readAccessKey(arguments,
            arguments.has("--access-key-id") ? arguments.bytes("--access-key-id") : storedId,
            endpoint, m_console);
        if (key)
            tellRemarks(*key, m_console, m_catalogue);
        return key;
    };
    return draft;
}

void ProfileEditCommand::report(
    const ProfileChanged &changed, bool json, bool isDefault, const Done &done)
{
    const Profile &profile = m_editor->profile();
    if (changed.oldTokenStays)
        m_console.warn(
            warningText(tr("The old token is still in the keychain; it ends by itself."), {}));
    m_console.say(tr("Changed the profile “%1”.").arg(profile.name));
    Result<void> written;
    if (json)
        written = m_console.write(jsonLine(profileJson(profile, isDefault)));
    done.answer(written.transform([] { return ExitCode::Done; }));
}

} // namespace nlstoken
