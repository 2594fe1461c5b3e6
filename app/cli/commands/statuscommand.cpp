// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/statuscommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"
#include "core/errors/errordescription.h"
#include "core/model/durationtext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

StatusCommand::StatusCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

CommandSpec StatusCommand::spec()
{
    return {.name = "status",
        .summary = tr("Shows how the tokens stand. Sends nothing and reads no key."),
        .example = u"nls-token status\nnls-token status demo --format json"_s,
        .arguments = u"[PROFILE...]"_s,
        .most = -1,
        .options = formatOptions(tr("how to print it (default: text)"))};
}

void StatusCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const bool wantsAll = arguments.positional().isEmpty() && !arguments.has("--profile");
    const Result<std::vector<Profile>> profiles =
        wantsAll ? everyProfile() : chosenProfiles(arguments, m_services.profiles());
    if (!profiles)
        return done.answer(Failure(profiles.error()));

    QJsonArray array;
    QString text;
    for (const Profile &profile : *profiles) {
        const TokenStatus status =
            tokenStatus(profile, m_services.records(), m_services.clock().now());
        array.append(statusJson(profile, status, m_catalogue));
        text += line(profile.name, status) + u'\n';
    }
    done.answer(
        m_console.write(*format == "json"_L1 ? jsonLine(array) : textForPeople(text)).transform([] {
        return ExitCode::Done;
    }));
}

// Those that can't be used are said, and why: they are not none.
Result<std::vector<Profile>> StatusCommand::everyProfile() const
{
    return m_services.profiles().load().transform([this](const Profiles &profiles) {
        for (const WrongProfile &wrong : profiles.wrong)
            m_console.say(warningText(wrong.error, m_catalogue));
        if (profiles.all.empty() && profiles.wrong.empty())
            m_console.say(tr("There are no profiles yet. Add one with: nls-token profile add NAME "
                             "--access-key-id ID"));
        return profiles.all;
    });
}

QString StatusCommand::line(const QString &name, const TokenStatus &status) const
{
    QStringList parts;
    switch (status.state) {
    case TokenState::None:
        parts << tr("no token yet");
        break;
    case TokenState::Valid:
        parts << tr("valid, %1 left").arg(durationText(status.expiresIn));
        break;
    case TokenState::Expiring:
        parts << tr("expires in %1").arg(durationText(status.expiresIn));
        break;
    case TokenState::Expired:
        parts << tr("expired %1 ago").arg(durationText(-status.expiresIn));
        break;
    }
    if (status.holdLeft > std::chrono::milliseconds::zero())
        parts << tr("no request for %1")
                     .arg(durationText(std::chrono::ceil<std::chrono::seconds>(status.holdLeft)));
    if (status.lastError)
        parts << tr("last error: %1").arg(describeError(*status.lastError, m_catalogue).title);
    return name + u": "_s + parts.join(u"; "_s);
}

} // namespace nlstoken
