// SPDX-License-Identifier: Apache-2.0
#include "core/token/renewaltimer.h"

#include "core/token/refreshstate.h"
#include "core/token/renewalplan.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::milliseconds longestPause = 30s; // so much a clock may change unseen
constexpr std::chrono::milliseconds shortestPause = 100ms;
constexpr std::chrono::milliseconds stillInUse =
    1h; // a token that expired earlier can wait to be asked for

} // namespace

RenewalTimer::RenewalTimer(
    TokenService &tokens, const RefreshStates &records, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_tokens(tokens)
    , m_records(records)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RenewalTimer::look);
}

void RenewalTimer::setAhead(std::chrono::seconds ahead)
{
    m_ahead = ahead;
    look();
}

void RenewalTimer::watch(const Profile &profile, RenewWhen when)
{
    Watch &watch = m_watches[profile.id];
    watch.profile = profile;
    watch.when = when;
    look();
}

void RenewalTimer::unwatch(const QString &profileId)
{
    m_watches.remove(profileId);
}

std::optional<QDateTime> RenewalTimer::nextTry(const QString &profileId) const
{
    const auto watch = m_watches.constFind(profileId);
    if (watch == m_watches.cend() || watch->profile.tokenOnly)
        return std::nullopt;
    const std::optional<QString> fingerprint = watch->profile.currentFingerprint();
    if (!fingerprint)
        return std::nullopt;
    const RefreshState record = m_records.glance(*fingerprint);
    const std::optional<QDateTime> next = nextRenewal(record, m_ahead);
    if (!next)
        return std::nullopt;
    const qint64 expiry = record.expireTime * 1000 - record.clockOffset.count();
    const bool inUse = m_records.wasUsed(*fingerprint, record.obtainedAt)
        && m_clock.now().toMSecsSinceEpoch() < expiry + stillInUse.count();
    if (watch->when == RenewWhen::Used && !inUse)
        return std::nullopt;
    return watch->notBefore.isValid() ? std::max(*next, watch->notBefore) : *next;
}

void RenewalTimer::look()
{
    std::chrono::milliseconds pause = longestPause;
    for (Watch &watch : m_watches) {
        if (watch.asking)
            continue;
        const std::optional<QDateTime> next = nextTry(watch.profile.id);
        if (!next)
            continue;
        const std::chrono::milliseconds left(m_clock.now().msecsTo(*next));
        if (left <= 0ms)
            renew(watch, m_records.load(*watch.profile.currentFingerprint()));
        else
            pause = std::min(pause, left);
    }
    m_timer.start(std::max(pause, shortestPause));
}

// A token that expires a second later than this one is another one, whoever obtained it.
void RenewalTimer::renew(Watch &watch, const RefreshState &record)
{
    watch.asking = true;
    const auto left = std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(
        record.expireTime * 1000 - record.clockOffset.count() - m_clock.now().toMSecsSinceEpoch()));
    const TokenQuery query{.profile = watch.profile,
        .renewal = true,
        .minimumTtl = std::max<std::chrono::seconds>(left, 0s) + 2s};
    m_tokens.fetch(query, {this, [this, id = watch.profile.id](const Result<TokenAnswer> &answer) {
        finish(id, answer);
    }});
}

void RenewalTimer::finish(const QString &profileId, const Result<TokenAnswer> &answer)
{
    const auto watch = m_watches.find(profileId);
    if (watch == m_watches.end())
        return;
    watch->asking = false;
    watch->notBefore = {};
    if (!answer) {
        // A keychain that is locked, say, stands in no record.
        const QDateTime now = m_clock.now();
        watch->notBefore =
            now.addMSecs(waitAfterFailure(now, now, std::chrono::milliseconds(m_ahead)).count());
    }
    look();
    if (answer)
        Q_EMIT renewed(profileId, *answer);
    else
        Q_EMIT failed(profileId, answer.error());
}

} // namespace nlstoken
