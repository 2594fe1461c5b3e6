// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profilerenamecommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/wiring/services.h"
#include "core/model/profilefields.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Tells what was done, and prints the profile as it is now when JSON is wanted.
Result<ExitCode> report(Console &console, const Arguments &arguments, const QString &sentence,
    const ProfileStore &store, const QString &name)
{
    console.say(sentence);
    if (!arguments.wantsJson())
        return ExitCode::Done;
    return store.load().and_then([&](const Profiles &profiles) -> Result<ExitCode> {
        const Result<Profile> profile = profiles.named(name);
        if (!profile)
            return Failure(profile.error());
        return console.write(jsonLine(profileJson(*profile, profiles.defaultName == profile->name)))
            .transform([] { return ExitCode::Done; });
    });
}

Result<Profile> firstNamed(const Arguments &arguments, const ProfileStore &store)
{
    return store.load().and_then(
        [&](const Profiles &profiles) { return profiles.named(arguments.positional().front()); });
}

} // namespace

ProfileRenameCommand::ProfileRenameCommand(Services &services, Console &console)
    : m_services(services)
    , m_console(console)
{
}

CommandSpec ProfileRenameCommand::spec()
{
    return {.name = "rename",
        .summary = tr("Gives a profile another name; key and token stay."),
        .example = u"nls-token profile rename demo \"Singapore demo\""_s,
        .arguments = u"NAME NEW"_s,
        .least = 2,
        .most = 2,
        .options = formatOptions(tr("how to print it (default: text)"))};
}

void ProfileRenameCommand::run(const Arguments &arguments, Done done)
{
    const ProfileStore &store = m_services.profiles();
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    const Result<QString> name = format.and_then(
        [&](const QString &) { return checkedProfileName(arguments.positional()[1]); });
    const Result<Profile> profile =
        name.and_then([&](const QString &) { return firstNamed(arguments, store); });
    if (!profile)
        return done.answer(Failure(profile.error()));
    if (const ProfileStore::Changed changed = store.rename(profile->id, *name); !changed)
        return done.answer(Failure(changed.error()));
    done.answer(report(
        m_console, arguments, tr("Renamed “%1” to “%2”.").arg(profile->name, *name), store, *name));
}

ProfileDefaultCommand::ProfileDefaultCommand(Services &services, Console &console)
    : m_services(services)
    , m_console(console)
{
}

CommandSpec ProfileDefaultCommand::spec()
{
    return {.name = "default",
        .summary = tr("Makes a profile the one that is used when none is named."),
        .example = u"nls-token profile default demo"_s,
        .arguments = u"NAME"_s,
        .least = 1,
        .most = 1,
        .options = formatOptions(tr("how to print it (default: text)"))};
}

void ProfileDefaultCommand::run(const Arguments &arguments, Done done)
{
    const ProfileStore &store = m_services.profiles();
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    const Result<Profile> profile =
        format.and_then([&](const QString &) { return firstNamed(arguments, store); });
    if (!profile)
        return done.answer(Failure(profile.error()));
    if (const ProfileStore::Changed changed = store.setDefault(profile->name); !changed)
        return done.answer(Failure(changed.error()));
    done.answer(report(m_console, arguments,
        tr("“%1” is the default profile now.").arg(profile->name), store, profile->name));
}

} // namespace nlstoken
