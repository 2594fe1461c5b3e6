// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/getcommand.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/wiring/services.h"
#include "core/token/tokenformat.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

// What one run asks for, and what came back so far.
struct GetCommand::Round
{
    std::vector<TokenQuery> asks;
    std::vector<std::optional<TokenAnswer>> answers;
    TokenFormat format = TokenFormat::Text;
    Done done;
    std::optional<QStringList> copyOptions{}; // of the window program, when it shall copy
};

namespace {

// What the window is told beside the profile.
QStringList sharedOptions(const Arguments &arguments)
{
    QStringList options;
    for (const char *option : {"--lang", "--ca-file", "--proxy"}) {
        if (arguments.has(option))
            options << QString::fromLatin1(option) << arguments.text(option);
    }
    return options;
}

} // namespace

GetCommand::GetCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_fetch(services, console, catalogue)
{
}

CommandSpec GetCommand::spec()
{
    return {.name = "get",
        .summary = tr("Prints a token: the one that is kept while it is good, else a new one."),
        .example = u"nls-token get\n"
                   "nls-token get demo --format json\n"
                   "TOKEN=$(nls-token get --min-ttl 3600)\n"
                   "eval \"$(nls-token get --format shell)\""_s,
        .arguments = u"[PROFILE...]"_s,
        .most = -1,
        .options = joined(
            {
                minTtlOption(),
                {"--fresh", OptionSpec::Takes::Nothing, {},
                    tr("ask the service even when a token is kept")},
                {"--copy", OptionSpec::Takes::Nothing, {},
                    tr("put it into the clipboard, which is cleared again, and print nothing")},
            },
            formatOptions(tr("how to print it (default: text)"), tokenFormatNames().join(u'|')))};
}

void GetCommand::run(const Arguments &arguments, Done done)
{
    const Result<QString> format = arguments.choice("--format", tokenFormatNames());
    if (!format)
        return done.answer(Failure(format.error()));
    Result<std::vector<TokenQuery>> asks = m_fetch.queries(arguments);
    if (!asks)
        return done.answer(Failure(asks.error()));
    const auto round =
        std::make_shared<Round>(Round{*std::move(asks), {}, *tokenFormatFromName(*format), done});
    if (setsVariables(round->format) && round->asks.size() > 1)
        return done.answer(usageFailure(tr("--format %1 sets variables, which can hold the token "
                                           "of one profile only; name one.")
                .arg(*format)));
    if (arguments.has("--copy")) {
        if (const Result<void> can = canCopy(arguments, *round); !can)
            return done.answer(Failure(can.error()));
        round->copyOptions = sharedOptions(arguments);
    }
    round->answers.resize(round->asks.size());
    for (std::size_t i = 0; i < round->asks.size(); ++i) {
        round->asks[i].fresh = arguments.has("--fresh");
        m_fetch.fetch(round->asks[i], {this, [this, round, i](const Result<TokenAnswer> &answer) {
            collect(round, i, answer);
        }});
    }
}

// All or nothing: a list with a gap would be taken for a list of other profiles.
void GetCommand::collect(
    const std::shared_ptr<Round> &round, std::size_t index, const Result<TokenAnswer> &answer)
{
    if (!round->done.isWanted())
        return;
    if (!answer) {
        ServiceError error = answer.error();
        if (round->asks.size() > 1)
            error.profile = round->asks[index].profile.name;
        return round->done.answer(Failure(error));
    }
    round->answers[index] = *answer;
    if (!std::ranges::all_of(round->answers, [](const auto &a) { return a.has_value(); }))
        return;
    // The window takes the token from where it is kept now.
    if (round->copyOptions)
        return m_clipboard.copy(round->asks.front().profile.name, *round->copyOptions, round->done);
    round->done.answer(print(*round));
}

// The window knows the profile as it is stored.
Result<void> GetCommand::canCopy(const Arguments &arguments, const Round &round) const
{
    if (round.asks.size() > 1)
        return usageFailure(tr("--copy takes one profile; the clipboard holds one token."));
    if (round.format != TokenFormat::Text)
        return usageFailure(tr("--copy copies the token alone; leave --format out."));
    for (const char *option : {"--from-env", "--region", "--endpoint", "--api-version"}) {
        if (arguments.has(option))
            return usageFailure(tr("--copy takes a profile as it is stored; leave %1 out.")
                    .arg(QString::fromLatin1(option)));
    }
    return {};
}

Result<ExitCode> GetCommand::print(const Round &round) const
{
    const QDateTime now = m_services.clock().now();
    QByteArray text;
    QJsonArray array;
    for (std::size_t i = 0; i < round.asks.size(); ++i) {
        const Profile &profile = round.asks[i].profile;
        text += formattedToken(round.format, *round.answers[i], profile, now) + '\n';
        array.append(tokenJson(*round.answers[i], profile, now));
    }
    if (round.format == TokenFormat::Json && array.size() > 1)
        text = jsonLine(array);
    return m_console.write(text).transform([] { return ExitCode::Done; });
}

} // namespace nlstoken
