// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/getcommand.h"

#include "app/cli/console.h"
#include "app/cli/output.h"
#include "app/cli/profilechoice.h"
#include "app/wiring/services.h"
#include "core/model/errorcode.h"
#include "core/token/tokenformat.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

// What one run asks for, and what came back so far.
struct GetCommand::Round
{
    std::vector<TokenAsk> asks;
    std::vector<std::optional<TokenAnswer>> answers;
    bool json = false;
    Done done;
};

GetCommand::GetCommand(Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

CommandSpec GetCommand::spec() const
{
    return {.name = "get",
        .summary = tr("Prints a token: the one that is kept while it is good, else a new one."),
        .example =
            u"nls-token get\nnls-token get demo --format json\nTOKEN=$(nls-token get --min-ttl 3600)"_s,
        .arguments = u"[PROFILE...]"_s,
        .most = -1,
        .options = {
            {"--format", OptionSpec::Takes::OneValue, u"text|json"_s,
                tr("how to print it; text if not given")},
            {"--min-ttl", OptionSpec::Takes::OneValue, u"SECONDS"_s,
                tr("how long it must be good for at least; 300 if not given")},
            {"--fresh", OptionSpec::Takes::Nothing, {},
                tr("ask the service even when a token is kept")},
        }};
}

void GetCommand::run(const Arguments &arguments, Done done)
{
    constexpr qint64 longestTtl = 366LL * 24 * 3600;
    const Result<QString> format = arguments.choice("--format", {u"text"_s, u"json"_s});
    if (!format)
        return done.answer(Failure(format.error()));
    const Result<qint64> minimum = arguments.number("--min-ttl", 0, 0, longestTtl);
    if (!minimum)
        return done.answer(Failure(minimum.error()));
    const Result<std::vector<Profile>> profiles = chosenProfiles(arguments, m_services.profiles());
    if (!profiles)
        return done.answer(Failure(profiles.error()));

    const auto round = std::make_shared<Round>(Round{{}, {}, *format == "json"_L1, done});
    for (const Profile &profile : *profiles) {
        Result<TokenAsk> ask = askFor(profile, arguments, m_console);
        if (!ask)
            return done.answer(Failure(ask.error()));
        ask->fresh = arguments.has("--fresh");
        if (arguments.has("--min-ttl"))
            ask->minimumTtl = std::chrono::seconds(*minimum);
        round->asks.push_back(*std::move(ask));
    }
    round->answers.resize(round->asks.size());
    TokenService &tokens = m_services.tokens();
    connect(&tokens, &TokenService::asking, this,
        [this](const QString &host) { m_console.showProgress(tr("Asking %1…").arg(host)); });
    for (std::size_t i = 0; i < round->asks.size(); ++i)
        fetch(round, i);
}

void GetCommand::fetch(const std::shared_ptr<Round> &round, std::size_t index)
{
    m_services.tokens().fetch(
        round->asks[index], {this, [this, round, index](const Result<TokenAnswer> &answer) {
                                 collect(round, index, answer);
                             }});
}

// A yes is kept with the key, in the keychain, where nobody edits it by hand.
void GetCommand::askToConfirm(
    const std::shared_ptr<Round> &round, std::size_t index, const ServiceError &error)
{
    const QString question = tr("Use this address from now on? [y/N]");
    if (!m_console.confirms(errorMessage(error, m_catalogue) + u'\n' + question))
        return round->done.answer(Failure(error));
    const Profile &profile = round->asks[index].profile;
    m_services.profileKeys().read(
        profile, {this, [this, round, index](Result<AccessKey> key) {
                      if (!key)
                          return round->done.answer(Failure(key.error()));
                      key->endpoint = round->asks[index].profile.endpoint;
                      m_services.profileKeys().write(round->asks[index].profile, *key,
                          {this, [this, round, index](const Result<void> &written) {
                               if (!written)
                                   return round->done.answer(Failure(written.error()));
                               fetch(round, index);
                           }});
                  }});
}

// All or nothing: a list with a gap would be taken for a list of other profiles.
void GetCommand::collect(
    const std::shared_ptr<Round> &round, std::size_t index, const Result<TokenAnswer> &answer)
{
    if (!round->done.isWanted())
        return;
    if (!answer && answer.error().code == errorcode::EndpointNotConfirmed
        && Console::isInteractive())
        return askToConfirm(round, index, answer.error());
    if (!answer)
        return round->done.answer(Failure(answer.error()));
    for (const ServiceError &warning : answer->warnings) {
        m_console.say(warningText(warning, m_catalogue));
    }
    round->answers[index] = *answer;
    if (std::ranges::all_of(round->answers, [](const auto &a) { return a.has_value(); }))
        round->done.answer(print(*round));
}

Result<ExitCode> GetCommand::print(const Round &round) const
{
    QByteArray text;
    QJsonArray array;
    for (std::size_t i = 0; i < round.asks.size(); ++i) {
        const Profile &profile = round.asks[i].profile;
        text += round.answers[i]->token.id + '\n';
        array.append(tokenJson(*round.answers[i], profile, m_services.clock().now()));
    }
    if (round.json)
        text = jsonLine(array.size() == 1 ? array.first() : QJsonValue(array));
    return m_console.write(text).transform([] { return ExitCode::Done; });
}

} // namespace nlstoken
