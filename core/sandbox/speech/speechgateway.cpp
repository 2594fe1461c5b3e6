// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechgateway.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

PlannedAnswer planned(ServerResponse answer, int status, const QDateTime &now)
{
    answer.headers.emplace_back("Date", httpDate(now));
    return {.delivery = {.bytes = serialised(answer)},
        .httpStatus = answer.status,
        .code = status == GatewayRefusal::Success ? u"OK"_s : QString::number(status)};
}

ServerResponse forbidden(const GatewayRefusal &refusal)
{
    return {.status = 403,
        .headers = {{"Content-Type", "text/plain;charset=UTF-8"}, {"Connection", "close"}},
        .body = refusal.message.toUtf8()};
}

} // namespace

SpeechGateway::SpeechGateway(QString appkey, FaultScript faults)
    : m_access(m_tokens, std::move(appkey))
    , m_synthesis(m_access)
    , m_recognition(m_access)
    , m_faults(std::move(faults))
{
}

bool SpeechGateway::isPath(const QByteArray &path)
{
    return path == "/ws/v1" || path.startsWith("/stream/") || path.startsWith("/rest/");
}

void SpeechGateway::addToken(const IssuedToken &token)
{
    m_tokens.add(token.id, token.expireTime);
}

void SpeechGateway::setFaults(FaultScript faults)
{
    m_faults = std::move(faults);
}

PlannedAnswer SpeechGateway::answer(const ServerRequest &request, const QDateTime &now)
{
    const auto fault = nextFault();
    RestAnswer rest =
        fault ? refusedRest(fault->refusal.withToken(shownToken(request))) : served(request, now);
    if (request.method == "HEAD")
        rest.answer.body.clear();
    PlannedAnswer answer = planned(std::move(rest.answer), rest.status, now);
    answer.requestId = rest.taskId;
    if (fault)
        answer.fault = fault->name;
    return answer;
}

RestAnswer SpeechGateway::served(const ServerRequest &request, const QDateTime &now) const
{
    if (request.path == "/stream/v1/tts")
        return m_synthesis.answer(request, now);
    if (request.path == "/stream/v1/asr")
        return m_recognition.answer(request, now);
    return refusedRest(gatewayrefusals::pathUnknown());
}

std::optional<PlannedAnswer> SpeechGateway::refusedHandshake(
    const ServerRequest &request, const QDateTime &now)
{
    const QByteArray token = shownToken(request);
    QString faultName;
    std::optional<GatewayRefusal> refusal;
    if (request.path != "/ws/v1") {
        const auto unknown = gatewayrefusals::pathUnknown();
        return planned(refusedRest(unknown).answer, unknown.status, now);
    }
    // What isn't about the token waits for a task: the handshake knows nothing else.
    const PlayedFault *next = m_faults.peek();
    if (next && next->error && GatewayRefusal::of(*next->error).isAboutToken()) {
        const auto fault = nextFault();
        refusal = fault->refusal.withToken(token);
        faultName = fault->name;
    } else {
        refusal = m_access.refusedToken(token, now);
    }
    if (!refusal)
        return std::nullopt;
    PlannedAnswer answer = planned(forbidden(*refusal), refusal->status, now);
    answer.fault = faultName;
    return answer;
}

std::unique_ptr<SpeechSession> SpeechGateway::session()
{
    return std::make_unique<SpeechSession>(m_access, [this] { return nextFault(); });
}

std::optional<PlayedRefusal> SpeechGateway::nextFault()
{
    const auto played = m_faults.next();
    if (!played || !played->error)
        return std::nullopt;
    return PlayedRefusal{played->name, GatewayRefusal::of(*played->error)};
}

} // namespace nlstoken
