// SPDX-License-Identifier: Apache-2.0
#include "core/server/servedtoken.h"

#include "core/base/utctime.h"
#include "core/platform/clock.h"
#include "core/token/refusal.h"
#include "core/token/renewalplan.h"
#include "core/token/renewaltimer.h"
#include "core/token/tokenservice.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

// Between two tries to replace a token that is running out.
constexpr std::chrono::milliseconds pauseBetweenTries = 10s;
// A refusal that can't heal by itself is looked up again at most so often.
constexpr std::chrono::milliseconds pauseAfterLastingRefusal = 1s;

} // namespace

ServedToken::ServedToken(
    QueryMaker query, TokenService &tokens, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_query(std::move(query))
    , m_tokens(tokens)
    , m_clock(clock)
{
}

std::chrono::seconds ServedToken::remaining(const QDateTime &now) const
{
    return m_answer->token.remaining(now.toMSecsSinceEpoch() + m_answer->clockOffset.count());
}

const TokenAnswer *ServedToken::current(const QDateTime &now)
{
    if (!m_answer)
        return nullptr;
    m_answer->clockOffset = m_serviceClock.offsetNow(m_clock);
    const std::chrono::seconds left = remaining(now);
    const bool isGood = TokenQuery().isMetBy(m_answer->token, left)
        || (left > 0s && m_contentUntil.isValid() && now < m_contentUntil);
    return isGood ? &*m_answer : nullptr;
}

void ServedToken::fetch(Reply<TokenAnswer> reply)
{
    const QDateTime now = m_clock.now();
    if (m_refusal && now >= m_refusedAt && now < m_refusedUntil) {
        ServiceError refusal = *m_refusal;
        if (refusal.retryAfter)
            refusal.retryAfter = std::chrono::milliseconds(now.msecsTo(m_refusedUntil));
        return reply.answer(Failure(std::move(refusal)));
    }
    m_waiting.push_back(std::move(reply));
    if (std::exchange(m_fetching, true))
        return;
    const Result<TokenQuery> query = m_query();
    if (!query)
        return take(Failure(query.error()));
    m_tokens.fetch(*query, {this, [this](const Result<TokenAnswer> &result) { take(result); }});
}

void ServedToken::put(const TokenAnswer &answer)
{
    m_answer = answer;
    m_serviceClock = {answer.clockOffset, ClockAnchor::at(m_clock)};
    m_isUnused = true;
    m_contentUntil = {};
    m_refusal.reset();
    const auto lead = renewalLead(answer.token.lifetime(), RenewalTimer::defaultAhead);
    m_renewAt = utcFromMilliseconds(
        answer.token.expireTime * 1000 - answer.clockOffset.count() - lead.count());
}

void ServedToken::noteUse(const QDateTime &now)
{
    if (std::exchange(m_isUnused, false))
        Q_EMIT used(*m_answer);
    if (m_renewsItself && !m_fetching && now >= m_renewAt)
        renew(now);
}

// In the background: whoever asks meanwhile has the old token.
void ServedToken::renew(const QDateTime &now)
{
    m_renewAt = now.addMSecs(pauseBetweenTries.count());
    Result<TokenQuery> query = m_query();
    if (!query)
        return Q_EMIT troubled(query.error());
    query->renewal = true;
    query->prompt = {}; // nobody waits for it
    query->minimumTtl = remaining(now) + 2s; // longer than the one that there is
    m_fetching = true;
    m_tokens.fetch(*query, {this, [this](const Result<TokenAnswer> &result) { take(result); }});
}

void ServedToken::take(const Result<TokenAnswer> &result)
{
    m_fetching = false;
    const Result<TokenAnswer> answer = kept(result);
    for (const Reply<TokenAnswer> &caller : std::exchange(m_waiting, {}))
        caller.answer(answer);
}

// A token that is still valid is better than an error, whatever went wrong.
Result<TokenAnswer> ServedToken::kept(const Result<TokenAnswer> &result)
{
    const QDateTime now = m_clock.now();
    std::chrono::milliseconds pause = pauseBetweenTries;
    if (result) {
        // The next one would be no longer before this one ends.
        const bool isVain = result->source == TokenSource::Service
            && ((m_answer && m_answer->token.expireTime >= result->token.expireTime)
                || !TokenQuery().isMetBy(result->token, result->token.lifetime()));
        put(*result);
        m_isUnused = false; // a fetch that is no renewal is noted as a use by itself
        if (isVain)
            pause = std::max<std::chrono::milliseconds>(pause, remaining(now));
        for (const ServiceError &warning : result->warnings) {
            Q_EMIT troubled(warning);
            pause = std::max(pause, warning.retryAfter.value_or(0ms));
        }
    } else {
        Q_EMIT troubled(result.error());
        remember(result.error());
        if (!m_answer || remaining(now) <= 0s)
            return result;
        pause = std::max(pause, result.error().retryAfter.value_or(0ms));
    }
    m_contentUntil = now.addMSecs(pause.count());
    m_renewAt = std::max(m_renewAt, m_contentUntil);
    return *m_answer;
}

void ServedToken::remember(const ServiceError &error)
{
    std::chrono::milliseconds pause = 0ms;
    if (error.kind == ErrorKind::Throttled)
        pause = error.retryAfter.value_or(0ms);
    else if (isLasting(error))
        pause = pauseAfterLastingRefusal;
    m_refusal = error;
    m_refusedAt = m_clock.now();
    m_refusedUntil = m_refusedAt.addMSecs(pause.count());
}

} // namespace nlstoken
