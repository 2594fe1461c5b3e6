// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/tokenfetch.h"

#include "app/cli/output/console.h"
#include "app/cli/output/output.h"
#include "app/cli/parsing/profilechoice.h"
#include "app/wiring/services.h"
#include "core/errors/errordescription.h"
#include "core/model/errorcode.h"
#include "core/platform/processstart.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

OptionSpec minTtlOption()
{
    return {"--min-ttl", OptionSpec::Takes::OneValue, u"SECONDS"_s,
        TokenFetch::tr("how long it must be good for at least (default: 300)")};
}

TokenFetch::TokenFetch(
    Services &services, Console &console, const ErrorCatalogue &catalogue, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

Result<std::vector<TokenQuery>> TokenFetch::queries(const Arguments &arguments)
{
    constexpr qint64 longestTtl = 366LL * 24 * 3600;
    const Result<qint64> minimum = arguments.number("--min-ttl", 0, 0, longestTtl);
    if (!minimum)
        return Failure(minimum.error());
    const Result<std::vector<Profile>> profiles = chosenProfiles(arguments, m_services.profiles());
    if (!profiles)
        return Failure(profiles.error());
    std::vector<TokenQuery> queries;
    for (const Profile &profile : *profiles) {
        Result<TokenQuery> query = queryFor(profile, arguments);
        if (!query) {
            ServiceError error = query.error();
            if (profiles->size() > 1)
                error.profile = profile.name;
            return Failure(error);
        }
        tellOfForeignEndpoint(*query, m_console);
        query->since = processStart(m_services.clock());
        query->prompt = m_services.prompt();
        if (arguments.has("--min-ttl"))
            query->minimumTtl = std::chrono::seconds(*minimum);
        queries.push_back(*std::move(query));
    }
    m_progress = connect(&m_services.tokens(), &TokenService::asking, this,
        [this](const QString &host) { m_console.showProgress(tr("Asking %1…").arg(host)); });
    return queries;
}

void TokenFetch::fetch(const TokenQuery &query, Reply<TokenAnswer> reply)
{
    m_services.tokens().fetch(
        query, {this, [this, query, reply](const Result<TokenAnswer> &answer) {
        if (!reply.isWanted())
            return;
        if (!answer && answer.error().code == errorcode::EndpointNotConfirmed
            && Console::isInteractive() && !m_declined)
            return confirm(query, answer.error(), reply);
        if (answer) {
            for (const ServiceError &warning : answer->warnings)
                m_console.warn(warningText(warning, m_catalogue));
        }
        reply.answer(answer);
    }});
}

void TokenFetch::endProgress()
{
    disconnect(m_progress);
    m_console.wipeProgress();
}

// A yes is kept with the key, in the keychain, where nobody edits it by hand.
void TokenFetch::confirm(
    const TokenQuery &query, const ServiceError &error, const Reply<TokenAnswer> &reply)
{
    const QString question = tr("Use this address from now on? [y/N]");
    const Result<bool> yes =
        m_console.confirms(describeError(error, m_catalogue).message() + u'\n' + question);
    m_declined = !yes || !*yes;
    if (m_declined)
        return reply.answer(Failure(yes ? error : yes.error()));
    m_services.profileChanges().confirmEndpoint(
        query.profile, {this, [this, query, reply](const Result<void> &confirmed) {
        if (!confirmed)
            return reply.answer(Failure(confirmed.error()));
        fetch(query, reply);
    }});
}

} // namespace nlstoken
