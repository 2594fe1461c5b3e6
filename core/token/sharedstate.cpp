// SPDX-License-Identifier: Apache-2.0
#include "core/token/sharedstate.h"

#include "core/model/errorcode.h"
#include "core/token/requestpolicy.h"

#include <QRandomGenerator>

#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

SharedState::SharedState(const RefreshStates &records, const Clock &clock, QString endpoint,
    std::optional<QDateTime> since)
    : m_records(records)
    , m_clock(clock)
    , m_endpoint(std::move(endpoint))
    , m_since(std::move(since))
    , m_begunAt(ClockAnchor::at(clock))
{
}

void SharedState::begin(const QString &fingerprint)
{
    m_fingerprint = fingerprint;
    read();
    m_firstSeen = m_record.generation;
}

bool SharedState::readAgain()
{
    const quint64 seen = m_record.generation;
    read();
    return m_record.generation != seen;
}

void SharedState::read()
{
    m_record = m_records.load(m_fingerprint);
    m_serverClock = m_records.serverClock().known(m_endpoint);
}

// Whether the last fetch that ended, of whatever process, ended after this one was asked for.
bool SharedState::lastRefreshIsMine() const
{
    const QDateTime since = m_since.value_or(m_begunAt.wall);
    return m_record.generation != m_firstSeen
        || (m_record.when.isValid()
            && m_record.when > since.addMSecs(m_begunAt.wallChange(m_clock).count()));
}

bool SharedState::isNew(const Token &token) const
{
    return m_record.tokenGeneration == m_record.generation && m_record.tellsOf(token)
        && lastRefreshIsMine();
}

std::optional<ServiceError> SharedState::sharedError() const
{
    if (!m_record.lastError || !lastRefreshIsMine())
        return std::nullopt;
    ServiceError error = *m_record.lastError;
    if (error.kind == ErrorKind::Throttled)
        error.retryAfter = holdLeft(m_record, m_clock.now());
    return error;
}

std::optional<ServiceError> SharedState::heldBack() const
{
    const auto hold = holdLeft(m_record, m_clock.now());
    if (hold <= 0ms)
        return std::nullopt;
    return ServiceError{
        .kind = ErrorKind::Throttled, .code = errorcode::HeldBack, .retryAfter = hold};
}

std::chrono::milliseconds SharedState::clockOffset() const
{
    return m_serverClock.offsetNow(m_clock);
}

QDateTime SharedState::serviceNow() const
{
    return m_clock.now().addMSecs(clockOffset().count());
}

std::chrono::seconds SharedState::remaining(const Token &token) const
{
    return token.remaining(serviceNow().toMSecsSinceEpoch());
}

void SharedState::learnClock(const HttpAnswer &answer, const QDateTime &serviceTime)
{
    m_serverClock = m_records.serverClock().learn(m_endpoint, answer, serviceTime);
}

Result<void> SharedState::noteToken(const Token &token, std::optional<TokenKept> kept, bool isShort)
{
    m_record.lastError.reset();
    m_record.standingRefusal.reset();
    m_record.heldUntil = {};
    m_record.throttles = 0;
    m_record.isShorterThanAsked = isShort;
    m_record.tokenGeneration = m_record.generation + 1;
    m_record.expireTime = kept ? token.expireTime : 0;
    m_record.obtainedAt = kept ? token.obtainedAt : 0;
    m_record.onlyInStart = kept == TokenKept::UntilRestart ? m_clock.bootId() : QByteArray();
    return saveEnd();
}

Result<void> SharedState::noteRefusal(ServiceError &error, bool isOfKeychain)
{
    m_record.lastError = error;
    if (isOfKeychain)
        m_record.standingRefusal = isLasting(error) ? std::optional(error) : std::nullopt;
    if (error.kind == ErrorKind::Throttled) {
        ++m_record.throttles;
        const auto hold = holdAfter(
            m_record.throttles, error.retryAfter, QRandomGenerator::global()->generateDouble());
        m_record.heldUntil = m_clock.now().addMSecs(hold.count());
        error.retryAfter = hold;
    }
    return saveEnd();
}

Result<void> SharedState::noteFound(const Token &token)
{
    m_record.tokenGeneration = 0; // nobody's new one
    m_record.onlyInStart.clear(); // it isn't known where it was found
    m_record.expireTime = token.expireTime;
    m_record.obtainedAt = token.obtainedAt;
    m_record.endpoint = m_endpoint;
    return m_records.save(m_fingerprint, m_record);
}

Result<void> SharedState::saveEnd()
{
    ++m_record.generation;
    m_record.endpoint = m_endpoint;
    m_record.when = m_clock.now();
    return m_records.save(m_fingerprint, m_record);
}

} // namespace nlstoken
