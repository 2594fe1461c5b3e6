// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/statuscommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/output/terminaltext.h"
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
    std::vector<std::vector<Cell>> rows{
        {{tr("PROFILE")}, {tr("STATE")}, {tr("TIME LEFT")}, {tr("REMARKS")}}};
    for (const Profile &profile : *profiles) {
        const TokenStatus status =
            tokenStatus(profile, m_services.records(), m_services.clock().now());
        array.append(statusJson(profile, status, m_catalogue));
        rows.push_back(row(profile.name, status));
    }
    const QString text = profiles->empty() ? QString() : tableText(rows, m_console.colorsResults());
    done.answer(
        m_console.write(*format == "json"_L1 ? jsonLine(array) : text.toUtf8()).transform([] {
        return ExitCode::Done;
    }));
}

// Those that can't be used are said, and why: they are not none.
Result<std::vector<Profile>> StatusCommand::everyProfile() const
{
    return m_services.profiles().load().transform([this](const Profiles &profiles) {
        for (const WrongProfile &wrong : profiles.wrong)
            m_console.warn(warningText(wrong.error, m_catalogue));
        if (profiles.all.empty() && profiles.wrong.empty())
            m_console.say(tr("There are no profiles yet. Add one with: nls-token profile add NAME "
                             "--access-key-id ID"));
        return profiles.all;
    });
}

std::vector<Cell> StatusCommand::row(const QString &name, const TokenStatus &status) const
{
    Cell state{tr("no token yet")};
    QString left;
    switch (status.state) {
    case TokenState::None:
        break;
    case TokenState::Valid:
        state = {tr("valid"), TextColor::Green};
        left = durationText(status.expiresIn);
        break;
    case TokenState::Expiring:
        state = {tr("expiring"), TextColor::Yellow};
        left = durationText(status.expiresIn);
        break;
    case TokenState::Expired:
        state = {tr("expired"), TextColor::Red};
        left = tr("since %1").arg(durationText(-status.expiresIn));
        break;
    }
    QStringList remarks;
    if (status.holdLeft > std::chrono::milliseconds::zero())
        remarks << tr("no request for %1")
                       .arg(durationText(std::chrono::ceil<std::chrono::seconds>(status.holdLeft)));
    if (status.lastError)
        remarks << tr("last error: %1").arg(describeError(*status.lastError, m_catalogue).title);
    return {{name}, state, {left}, {remarks.join(u"; "_s)}};
}

} // namespace nlstoken
