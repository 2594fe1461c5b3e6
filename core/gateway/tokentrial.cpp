// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/tokentrial.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/gateway/appkeyaccounts.h"
#include "core/gateway/gatewayaddress.h"
#include "core/gateway/gatewayprobe.h"
#include "core/http/networkfault.h"
#include "core/model/errorcode.h"
#include "core/token/tokenclient.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace nlstoken {

// One that is under way.
struct TokenTrial::Trial
{
    TrialRequest request;
    QUrl gateway;
    Reply<TrialOutcome> reply;
    QElapsedTimer sinceAsked{};

    // An id that isn't masked must not be what has to be.
    void hideToken(QString &id) const
    {
        if (id.compare(QString::fromLatin1(request.token.id), Qt::CaseInsensitive) == 0)
            id.clear();
    }
    void succeed(std::optional<SpokenText> spoken) const
    {
        if (spoken)
            hideToken(spoken->requestId);
        qCInfo(lcNetwork) << "gateway: the token is good," << sinceAsked.elapsed() << "ms";
        reply.answer(TrialOutcome{.host = gateway.host(),
            .spoken = std::move(spoken),
            .took = std::chrono::milliseconds(sinceAsked.elapsed())});
    }
    void fail(ServiceError error) const
    {
        // The words are the same whether a token is mistyped or the other site's.
        if (error.kind == ErrorKind::Gateway && isOfAnotherSite(request.profile)
            && error.serverMessage.contains("is invalid"_L1))
            error.meaning = u"site"_s;
        hideToken(error.requestId);
        SentValues sent;
        sent.addSecret(request.token.id);
        error.serverMessage = sent.masked(error.serverMessage);
        qCInfo(lcNetwork) << "gateway: HTTP" << error.httpStatus << error.code
                          << sinceAsked.elapsed() << "ms";
        reply.answer(Failure(std::move(error)));
    }
};

TokenTrial::TokenTrial(
    GatewayProbe &probe, TokenClient &client, const AppkeyAccounts &accounts, QObject *parent)
    : QObject(parent)
    , m_probe(probe)
    , m_client(client)
    , m_accounts(accounts)
{
}

void TokenTrial::ask(const TrialRequest &request, Reply<TrialOutcome> reply)
{
    const Result<QUrl> gateway = trialGateway(request.profile);
    if (!gateway)
        return reply.answer(Failure(gateway.error()));
    const auto trial = std::make_shared<Trial>(Trial{request, *gateway, std::move(reply)});
    trial->sinceAsked.start();
    qCInfo(lcNetwork) << (request.text.isEmpty() ? "handshake with" : "POST")
                      << hostAndPort(*gateway);
    if (request.text.isEmpty())
        greet(trial);
    else
        speak(trial);
}

void TokenTrial::greet(const std::shared_ptr<Trial> &trial)
{
    m_probe.ask(trial->gateway, trial->request.token.id, trial->request.timeLimit,
        {trial->reply.context(), [trial](const Result<void> &taken) {
        taken ? trial->succeed(std::nullopt) : trial->fail(taken.error());
    }});
}

void TokenTrial::speak(const std::shared_ptr<Trial> &trial)
{
    const TrialRequest &request = trial->request;
    m_client.send(
        synthesisRequest(trial->gateway, request.token.id, request.profile.appkey, request.text),
        request.timeLimit,
        {trial->reply.context(), [this, trial](const Result<HttpAnswer> &answer) {
        if (!answer)
            return trial->fail(answer.error());
        Result<SpokenText> spoken = readSynthesis(*answer, trial->gateway.host());
        noteAccount(trial->request, spoken ? std::nullopt : std::optional(spoken.error()));
        spoken ? trial->succeed(*std::move(spoken)) : trial->fail(spoken.error());
    }});
}

void TokenTrial::noteAccount(
    const TrialRequest &request, const std::optional<ServiceError> &refusal) const
{
    constexpr auto appkeyAndUserMismatch = "40020106"_L1; // docs/service/errors.md
    if (!refusal || (refusal->kind == ErrorKind::Gateway && refusal->code == appkeyAndUserMismatch))
        m_accounts.note(request.profile.appkey, request.token.userId, !refusal);
}

std::optional<ServiceError> TokenTrial::warning(const Profile &profile, const Token &token) const
{
    if (m_accounts.match(profile.appkey, token.userId) != AppkeyAccounts::Match::Other)
        return std::nullopt;
    return ServiceError{
        .kind = ErrorKind::Gateway, .code = errorcode::AppkeyOtherAccount, .detail = token.userId};
}

} // namespace nlstoken
