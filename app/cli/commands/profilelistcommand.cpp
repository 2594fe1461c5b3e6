// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profilelistcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/output/terminaltext.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// The default one has a star before its name; the heading leaves the same room.
QString listText(const Profiles &profiles)
{
    if (profiles.all.empty())
        return {};
    std::vector<std::vector<Cell>> rows{{
        {u"  "_s + ProfileListCommand::tr("PROFILE")},
        {ProfileListCommand::tr("REGION")},
        {ProfileListCommand::tr("ACCESSKEY ID")},
        {ProfileListCommand::tr("STORE")},
    }};
    for (const Profile &profile : profiles.all) {
        const QString star = profile.name == profiles.defaultName ? u"* "_s : u"  "_s;
        rows.push_back({{star + profile.name}, {profile.region}, {profile.accessKeyIdMasked},
            {profile.store}});
    }
    return tableText(rows, false);
}

} // namespace

ProfileListCommand::ProfileListCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

CommandSpec ProfileListCommand::spec()
{
    return {.name = "list",
        .summary = tr("Lists the profiles; the default one has a star."),
        .example = u"nls-token profile list\nnls-token profile list --format json"_s,
        .options = formatOptions(tr("how to print it (default: text)")),
        .aliases = {"ls"}};
}

void ProfileListCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const Result<Profiles> profiles = m_services.profiles().load();
    if (!profiles)
        return done.answer(Failure(profiles.error()));
    QJsonArray array;
    for (const Profile &profile : profiles->all)
        array.append(profileJson(profile, profile.name == profiles->defaultName));
    for (const WrongProfile &wrong : profiles->wrong)
        m_console.warn(warningText(wrong.error, m_catalogue));
    if (profiles->all.empty() && profiles->wrong.empty())
        m_console.say(tr("There are no profiles yet. Add one with: nls-token profile add NAME "
                         "--access-key-id ID"));
    done.answer(
        m_console.write(*format == "json"_L1 ? jsonLine(array) : textForPeople(listText(*profiles)))
            .transform([] { return ExitCode::Done; }));
}

QString ProfileShowCommand::text(const Profile &profile)
{
    const std::vector<std::pair<QString, QString>> rows{
        {tr("Name"), profile.name},
        {tr("AccessKey ID"), profile.accessKeyIdMasked},
        {tr("Region"), profile.region},
        {tr("Endpoint"), profile.endpoint},
        {tr("API version"), profile.apiVersion},
        {tr("Signature"), signatureName(profile.signature)},
        {tr("Gateway"), profile.gateway},
        {tr("Appkey"), profile.appkey},
        {tr("Keychain"), profile.store},
    };
    constexpr qsizetype width = 14;
    QString lines;
    for (const auto &[label, value] : rows)
        lines += padded(label, width) + (value.isEmpty() ? u"-"_s : value) + u'\n';
    return lines;
}

ProfileShowCommand::ProfileShowCommand(Services &services, Console &console)
    : m_services(services)
    , m_console(console)
{
}

CommandSpec ProfileShowCommand::spec()
{
    return {.name = "show",
        .summary = tr("Shows one profile, without any secret."),
        .example = u"nls-token profile show demo"_s,
        .arguments = u"[NAME]"_s,
        .most = 1,
        .options = formatOptions(tr("how to print it (default: text)"))};
}

void ProfileShowCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const Result<Profiles> profiles = m_services.profiles().load();
    const Result<std::vector<Profile>> chosen = chosenProfiles(arguments, m_services.profiles());
    if (!chosen)
        return done.answer(Failure(chosen.error()));
    const Profile &profile = chosen->front();
    const bool isDefault = profiles && profiles->defaultName == profile.name;
    done.answer(m_console
            .write(*format == "json"_L1 ? jsonLine(profileJson(profile, isDefault))
                                        : textForPeople(text(profile)))
            .transform([] { return ExitCode::Done; }));
}

} // namespace nlstoken
