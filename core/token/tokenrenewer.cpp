// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenrenewer.h"

#include "core/token/requestpolicy.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

TokenRenewer::TokenRenewer(
    TokenService &tokens, const RefreshStates &states, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_tokens(tokens)
    , m_states(states)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TokenRenewer::check);
}

void TokenRenewer::setAhead(std::chrono::seconds ahead)
{
    m_ahead = ahead;
    check();
}

void TokenRenewer::watch(const QString &id, QueryMaker makeQuery, RenewWhen when)
{
    Watch &watch = m_watches[id];
    watch.makeQuery = std::move(makeQuery);
    watch.when = when;
    check();
}

void TokenRenewer::watch(const Profile &profile, RenewWhen when)
{
    watch(profile.id, [profile]() -> Result<TokenQuery> { return TokenQuery{.profile = profile}; },
        when);
}

void TokenRenewer::unwatch(const QString &id)
{
    m_watches.remove(id);
}

void TokenRenewer::hold(const QString &id, const TokenAnswer &answer, bool isUsed)
{
    const auto watch = m_watches.find(id);
    if (watch == m_watches.end())
        return;
    watch->held = answer.token;
    watch->serviceClock = {answer.clockOffset, ClockAnchor::at(m_clock)};
    watch->isUsed = isUsed;
    watch->notBefore.reset();
    check();
}

void TokenRenewer::noteUse(const QString &id)
{
    const auto watch = m_watches.find(id);
    if (watch == m_watches.end() || !watch->held || std::exchange(watch->isUsed, true))
        return;
    // What is answered from memory is a use that no other program sees.
    const auto fingerprint =
        watch->query ? watch->query->profile.currentFingerprint() : std::nullopt;
    if (fingerprint)
        m_states.markUsed(*fingerprint, watch->held->obtainedAt);
    check();
}

// The shared state where it tells of the token in question, else what is known of the held one.
std::optional<RefreshState> TokenRenewer::stateOf(const Watch &watch) const
{
    if (!watch.query || watch.query->profile.tokenOnly)
        return std::nullopt;
    const std::optional<QString> fingerprint = watch.query->profile.currentFingerprint();
    RefreshState shared = fingerprint ? m_states.load(*fingerprint) : RefreshState();
    if (!watch.held || shared.tellsOf(*watch.held))
        return shared;
    RefreshState own;
    own.expireTime = watch.held->expireTime;
    own.obtainedAt = watch.held->obtainedAt;
    own.clockOffset = watch.serviceClock.offsetNow(m_clock);
    own.standingRefusal = std::move(shared.standingRefusal);
    return own;
}

bool TokenRenewer::isInUse(const Watch &watch, const RefreshState &state) const
{
    if (m_clock.now()
        >= state.expiry().addMSecs(std::chrono::milliseconds(inUseAfterExpiry).count()))
        return false;
    if (watch.held)
        return watch.isUsed;
    const std::optional<QString> fingerprint = watch.query->profile.currentFingerprint();
    return fingerprint && m_states.wasUsed(*fingerprint, state.obtainedAt);
}

std::optional<QDateTime> TokenRenewer::nextTry(const Watch &watch) const
{
    const std::optional<RefreshState> state = stateOf(watch);
    if (!state || watch.isInVain)
        return std::nullopt;
    const std::optional<QDateTime> next = nextRenewal(*state, m_ahead);
    if (!next || (watch.when == RenewWhen::Used && !isInUse(watch, *state)))
        return std::nullopt;
    if (!watch.notBefore)
        return next;
    const std::chrono::milliseconds left = *watch.notBefore - m_clock.sinceBoot();
    return std::max(*next, m_clock.now().addMSecs(left.count()));
}

std::optional<QDateTime> TokenRenewer::nextTry(const QString &id) const
{
    const auto watch = m_watches.constFind(id);
    return watch == m_watches.cend() ? std::nullopt : nextTry(*watch);
}

void TokenRenewer::check()
{
    std::chrono::milliseconds pause = longestCheckPause;
    const QStringList ids = m_watches.keys(); // a signal may change what is watched
    for (const QString &id : ids) {
        const auto watch = m_watches.find(id);
        if (watch == m_watches.end() || watch->isAsking)
            continue;
        const Result<TokenQuery> query = watch->makeQuery();
        watch->queryError = query ? std::nullopt : std::optional(query.error());
        if (query) {
            // Whatever was in the way, the change may have mended it.
            if (watch->query && watch->query->profile != query->profile)
                watch->notBefore.reset();
            watch->query = *query;
        }
        const std::optional<QDateTime> next = nextTry(*watch);
        if (!next)
            continue;
        const std::chrono::milliseconds left(m_clock.now().msecsTo(*next));
        if (left <= 0ms)
            renew(id, *watch);
        else
            pause = std::min(pause, left);
    }
    m_timer.start(std::max(pause, shortestCheckPause));
}

// A token that expires a second later than this one is another one, whoever obtained it.
void TokenRenewer::renew(const QString &id, Watch &watch)
{
    watch.isAsking = true;
    if (watch.queryError)
        return Reply<TokenAnswer>(this, [this, id](const Result<TokenAnswer> &answer) {
            finish(id, answer);
        }).answer(Failure(*watch.queryError));
    const std::chrono::milliseconds left(m_clock.now().msecsTo(stateOf(watch)->expiry()));
    TokenQuery query = *watch.query;
    query.renewal = true;
    query.fresh = false;
    query.since.reset(); // it begins when it is due
    query.prompt = {}; // nobody waits for it
    query.minimumTtl =
        std::max(std::chrono::floor<std::chrono::seconds>(left), std::chrono::seconds(0)) + 2s;
    m_tokens.fetch(
        query, {this, [this, id](const Result<TokenAnswer> &answer) { finish(id, answer); }});
}

void TokenRenewer::finish(const QString &id, const Result<TokenAnswer> &answer)
{
    const auto watch = m_watches.find(id);
    if (watch == m_watches.end())
        return;
    watch->isAsking = false;
    watch->notBefore.reset();
    const RefreshState state = stateOf(*watch).value_or(RefreshState());
    const QDateTime due = renewalDue(state, m_ahead);
    const std::chrono::milliseconds lead(due.msecsTo(state.expiry()));
    if (!answer) {
        const std::chrono::milliseconds failing(due.msecsTo(m_clock.now()));
        putOff(*watch,
            std::max(waitAfterFailure(failing, lead), answer.error().retryAfter.value_or(0ms)));
        // A profile may be mended meanwhile, what this process was started with can't.
        watch->isInVain = isLasting(answer.error()) && watch->query->profile.id.isEmpty();
        const bool isNews =
            std::exchange(watch->toldError, answer.error().code) != answer.error().code;
        check();
        if (isNews)
            Q_EMIT failed(id, answer.error());
        return;
    }
    watch->toldError.clear();
    const bool isLonger = !watch->held || answer->token.expireTime > watch->held->expireTime;
    if (!isLonger) {
        // The service gives the same one until it has expired.
        const std::chrono::milliseconds left(m_clock.now().msecsTo(state.expiry()));
        putOff(*watch, std::max(left, waitAfterFailure(0ms, lead)));
    } else if (watch->held) {
        watch->held = answer->token;
        watch->serviceClock = {answer->clockOffset, ClockAnchor::at(m_clock)};
        watch->isUsed = false;
    }
    check();
    if (isLonger)
        Q_EMIT renewed(id, *answer);
}

void TokenRenewer::putOff(Watch &watch, std::chrono::milliseconds wait)
{
    watch.notBefore = m_clock.sinceBoot() + wait;
}

} // namespace nlstoken
