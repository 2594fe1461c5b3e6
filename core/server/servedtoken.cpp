// SPDX-License-Identifier: Apache-2.0
#include "core/server/servedtoken.h"

#include "core/platform/clock.h"
#include "core/token/requestpolicy.h"
#include "core/token/tokenservice.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

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
    const bool isGood = isEnough(m_answer->token, left, std::nullopt)
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
}

void ServedToken::noteUse()
{
    if (std::exchange(m_isUnused, false))
        Q_EMIT used();
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
    std::chrono::milliseconds pause = contentAfterFetch;
    if (result) {
        // The next one would be no longer before this one ends.
        const bool isVain = result->source == TokenSource::Service
            && ((m_answer && m_answer->token.expireTime >= result->token.expireTime)
                || !isEnough(result->token, result->token.lifetime(), std::nullopt));
        put(*result);
        m_isUnused = false; // a fetch that is no renewal is noted as a use by itself
        if (isVain)
            pause = std::max<std::chrono::milliseconds>(pause, remaining(now));
        for (const ServiceError &warning : result->warnings)
            pause = std::max(pause, warning.retryAfter.value_or(0ms));
        Q_EMIT fetched(*result);
    } else {
        remember(result.error());
        Q_EMIT failed(result.error());
        if (!m_answer || remaining(now) <= 0s)
            return result;
        pause = std::max(pause, result.error().retryAfter.value_or(0ms));
    }
    m_contentUntil = now.addMSecs(pause.count());
    return *m_answer;
}

void ServedToken::remember(const ServiceError &error)
{
    std::chrono::milliseconds pause = 0ms;
    if (error.kind == ErrorKind::Throttled)
        pause = error.retryAfter.value_or(0ms);
    else if (isLasting(error))
        pause = lastingRefusalKept;
    m_refusal = error;
    m_refusedAt = m_clock.now();
    m_refusedUntil = m_refusedAt.addMSecs(pause.count());
}

} // namespace nlstoken
