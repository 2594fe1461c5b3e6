// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/tokenkeeper.h"

#include "core/base/utctime.h"
#include "core/platform/clock.h"
#include "core/token/refusal.h"
#include "core/token/renewalplan.h"
#include "core/token/renewaltimer.h"
#include "core/token/tokenservice.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

TokenKeeper::TokenKeeper(
    TokenService &tokens, const Clock &clock, TokenQuery query, QObject *parent)
    : QObject(parent)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_query(std::move(query))
    , m_begin(ClockAnchor::at(clock))
{
    m_query.renewal = true;
    m_query.fresh = false;
    m_query.prompt = {}; // nobody waits for it
    m_query.since.reset(); // every renewal begins when it is due
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TokenKeeper::look);
}

void TokenKeeper::keep(const TokenAnswer &answer)
{
    m_held = answer;
    m_held.clockOffset += m_begin.wallChange(m_clock);
    m_lead = renewalLead(answer.token.lifetime(), RenewalTimer::defaultAhead);
    m_nextTry = expiry().addMSecs(-m_lead.count());
    look();
}

// The wall clock as if nobody had set it: what is planned must not move with it.
QDateTime TokenKeeper::now() const
{
    return m_clock.now().addMSecs(-m_begin.wallChange(m_clock).count());
}

QDateTime TokenKeeper::expiry() const
{
    return utcFromMilliseconds(m_held.token.expireTime * 1000 - m_held.clockOffset.count());
}

void TokenKeeper::look()
{
    constexpr std::chrono::milliseconds longestPause = 30s; // so much a clock may change unseen
    const std::chrono::milliseconds left(now().msecsTo(m_nextTry));
    if (left <= 0ms)
        renew();
    else
        m_timer.start(std::min(left, longestPause));
}

// A token that lasts longer than this one is another one, whoever obtained it.
void TokenKeeper::renew()
{
    const auto left = std::chrono::floor<std::chrono::seconds>(
        std::chrono::milliseconds(now().msecsTo(expiry())));
    m_query.minimumTtl = std::max<std::chrono::seconds>(left, 0s) + 2s;
    m_tokens.fetch(m_query, {this, [this](const Result<TokenAnswer> &answer) { finish(answer); }});
}

void TokenKeeper::finish(const Result<TokenAnswer> &answer)
{
    if (!answer)
        return putOff(answer.error());
    if (answer->token.expireTime > m_held.token.expireTime) {
        keep(*answer);
        Q_EMIT renewed(*answer);
        return;
    }
    // The service gives the same one until it has expired.
    const QDateTime now = this->now();
    m_nextTry = std::max(expiry(), now.addMSecs(waitAfterFailure(now, now, m_lead).count()));
    look();
}

void TokenKeeper::putOff(const ServiceError &error)
{
    const QDateTime now = this->now();
    const QDateTime due = expiry().addMSecs(-m_lead.count());
    m_nextTry = now.addMSecs(
        std::max(waitAfterFailure(due, now, m_lead), error.retryAfter.value_or(0ms)).count());
    // A profile may be mended meanwhile, what this process was started with can't.
    const bool isInVain = isLasting(error) && m_query.profile.id.isEmpty();
    if (!isInVain)
        look();
    Q_EMIT failed(error);
}

} // namespace nlstoken
