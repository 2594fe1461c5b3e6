// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/answerplanner.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

AnswerPlanner::AnswerPlanner(IssuerOptions issuer, FaultScript faults, faulteffects::Pace pace)
    : m_endpoint(std::move(issuer))
    , m_faults(std::move(faults))
    , m_pace(pace)
{
}

void AnswerPlanner::setFaults(FaultScript faults)
{
    m_faults = std::move(faults);
}

PlannedAnswer AnswerPlanner::plan(const ServerRequest &request, const QDateTime &now)
{
    const auto played = m_faults.next();
    const auto fault = played ? played->fault : std::nullopt;
    const QDateTime serviceNow =
        fault ? now.addSecs(static_cast<qint64>(faulteffects::clockOffset(*fault).count())) : now;
    Verdict verdict = m_endpoint.verdict(request, serviceNow);
    if (played)
        applyFault(*played, serviceNow, verdict);
    PlannedAnswer answer = planned(request, std::move(verdict), fault, serviceNow);
    if (played)
        answer.fault = played->name;
    return answer;
}

void AnswerPlanner::applyFault(
    const PlayedFault &played, const QDateTime &serviceNow, Verdict &verdict) const
{
    if (played.error) {
        verdict.outcome = tl::unexpected(
            ServiceRefusal{played.error->httpStatus, played.error->code, played.error->message});
        return;
    }
    const Fault fault = *played.fault;
    if (fault == Fault::XmlError)
        verdict.context.format = AnswerFormat::Xml;
    if (auto refusal = faulteffects::refusal(fault, verdict))
        verdict.outcome = tl::unexpected(*std::move(refusal));
    if (!verdict.outcome)
        return;
    if (fault == Fault::SameToken && m_previous)
        *verdict.outcome = *m_previous;
    faulteffects::falsify(fault, serviceNow, *verdict.outcome);
}

PlannedAnswer AnswerPlanner::planned(const ServerRequest &request, Verdict verdict,
    std::optional<Fault> fault, const QDateTime &serviceNow)
{
    PlannedAnswer planned{.requestId = verdict.context.requestId};
    ServerResponse answer;
    if (auto foreign = fault ? faulteffects::foreignAnswer(*fault) : std::nullopt) {
        answer = *std::move(foreign);
    } else if (!verdict.outcome) {
        answer = refusalAnswer(verdict.context, verdict.outcome.error());
        planned.code = verdict.outcome.error().code;
    } else if (fault == Fault::NoPermission200) {
        answer = noPermissionAnswer(verdict.context, verdict.outcome->nlsRequestId);
        planned.code = u"40020503"_s;
    } else {
        answer = tokenAnswer(verdict.context, *verdict.outcome);
        planned.code = u"OK"_s;
        planned.token = m_previous = *verdict.outcome;
    }
    if (fault)
        faulteffects::addHeaders(*fault, serviceNow, answer.headers);
    answer.headers.emplace_back("Date", httpDate(serviceNow));
    if (request.method == "HEAD")
        answer.body.clear();
    planned.httpStatus = answer.status;
    planned.delivery = faulteffects::delivery(fault, answer, m_pace);
    return planned;
}

} // namespace nlstoken
