// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profileremovecommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/wiring/services.h"
#include "core/profiles/profilechanges.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

ProfileRemoveCommand::ProfileRemoveCommand(Services &services, Console &console)
    : m_services(services)
    , m_console(console)
{
}

CommandSpec ProfileRemoveCommand::spec()
{
    return {.name = "remove",
        .summary = tr(
            "Removes a profile with its AccessKey, and its token when no other profile shares it."),
        .example = u"nls-token profile remove demo\nnls-token profile remove demo --yes"_s,
        .arguments = u"NAME"_s,
        .least = 1,
        .most = 1,
        .options = joined(
            {
                {"--yes", OptionSpec::Takes::Nothing, {}, tr("do not ask")},
            },
            formatOptions(tr("how to print it (default: text)")))};
}

void ProfileRemoveCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const Result<Profiles> profiles = m_services.profiles().load();
    if (!profiles)
        return done.answer(Failure(profiles.error()));
    const Result<Profile> profile = profiles->removable(arguments.positional().front());
    if (!profile)
        return done.answer(Failure(profile.error()));
    const bool shared = ProfileChanges::tokenIsShared(*profile, *profiles);
    if (!arguments.has("--yes")) {
        if (!Console::isInteractive())
            return done.answer(usageFailure(
                tr("Removing asks first, and there is no terminal to ask on; add --yes.")));
        QString question = tr("Remove the profile “%1”, its AccessKey %2 and its token? [y/N]");
        if (!profiles->hasKeyOfItsOwn(profile->id))
            question = tr("Remove the profile “%1” from the settings? The AccessKey stays: it is "
                          "that of another profile. [y/N]");
        else if (profile->accessKeyIdMasked.isEmpty())
            question = tr("Remove the profile “%1”, its AccessKey and its token? [y/N]");
        else if (shared)
            question = tr("Remove the profile “%1” and its AccessKey %2? The token stays: another "
                          "profile uses the same key. [y/N]");
        question = question.arg(profile->name);
        if (question.contains("%2"_L1))
            question = question.arg(profile->accessKeyIdMasked);
        const Result<bool> yes = m_console.confirms(question);
        if (!yes)
            return done.answer(Failure(yes.error()));
        if (!*yes) {
            m_console.say(tr("Nothing was removed."));
            return done.answer(ExitCode::Done);
        }
    }
    const bool wasDefault = profiles->defaultName == profile->name;
    const bool json = *format == "json"_L1;
    m_services.profileChanges().remove(*profile,
        {this,
            [this, removed = *profile, wasDefault, json, done](
                const Result<ProfileChanged> &changed) {
        if (!changed)
            return done.answer(Failure(changed.error()));
        if (changed->oldTokenStays)
            m_console.warn(
                warningText(tr("The token could not be deleted; it ends by itself."), {}));
        m_console.say(tr("Removed the profile “%1”.").arg(removed.name));
        Result<void> written;
        if (json)
            written = m_console.write(jsonLine(profileJson(removed, wasDefault)));
        done.answer(written.transform([] { return ExitCode::Done; }));
    }});
}

} // namespace nlstoken
