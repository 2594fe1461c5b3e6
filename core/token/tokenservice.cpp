// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenservice.h"

#include "core/base/logging.h"
#include "core/model/errorcode.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Two asks with the same text are met by the same fetch.
QString wantedBy(const TokenQuery &query)
{
    const QString minimum = query.minimumTtl ? QString::number(query.minimumTtl->count()) : u"-"_s;
    return QStringList{query.profile.id, query.profile.endpoint, query.profile.apiVersion,
        signatureName(query.profile.signature), query.profile.regionId(),
        query.renewal     ? u"renewal"_s
            : query.fresh ? u"fresh"_s
                          : u"cached"_s,
        minimum, query.endpointConfirmed ? u"confirmed"_s : u"-"_s,
        query.prompt.isGranted() ? u"prompt"_s : u"-"_s}
        .join(u'\n');
}

} // namespace

TokenService::TokenService(
    TokenRefreshParts parts, const ActivityLog &activity, QString program, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_activity(activity)
    , m_program(std::move(program))
{
}

TokenService::~TokenService() = default;

void TokenService::fetch(const TokenQuery &query, Reply<TokenAnswer> reply)
{
    const QString wanted = wantedBy(query);
    if (TokenRefresh *underWay = m_refreshes.value(wanted))
        return underWay->join(query.prompt, std::move(reply));

    auto *refresh = new TokenRefresh(m_parts, query, this);
    m_refreshes.insert(wanted, refresh);
    connect(refresh, &TokenRefresh::asking, this, &TokenService::asking);
    const QDateTime begun = m_parts.clock.now();
    connect(refresh, &TokenRefresh::ended, this,
        [this, refresh, wanted, query, begun](
            const Result<TokenAnswer> &result, const QString &fingerprint) {
        m_refreshes.remove(wanted);
        refresh->deleteLater();
        note(query, begun, refresh->hasSent(), result);
        Q_EMIT stateChanged(fingerprint);
    });
    refresh->join(query.prompt, std::move(reply));
    refresh->start();
}

void TokenService::stopUnwanted()
{
    const auto refreshes = m_refreshes;
    for (const auto &refresh : refreshes) {
        if (refresh)
            refresh->stopIfUnwanted();
    }
}

void TokenService::lookUp(const Profile &profile, Reply<std::optional<Token>> reply)
{
    const std::optional<QString> fingerprint = profile.currentFingerprint();
    if (!fingerprint)
        return reply.answer(std::optional<Token>());
    const quint64 generation = m_parts.records.load(*fingerprint).generation;
    m_parts.cache.load(*fingerprint, {},
        {this,
            [this, fingerprint = *fingerprint, generation, reply](
                const Result<std::optional<Token>> &token) {
        if (token && !*token)
            noteLoss(fingerprint, generation);
        reply.answer(token);
    }});
}

// The kernel's keyring is empty after a restart, and a keychain can be emptied by hand: the record
// must not count down what nobody has.
void TokenService::noteLoss(const QString &fingerprint, quint64 generation)
{
    // Whoever holds the lock will say how it ended.
    FileLock lock(m_parts.records.lockPath(fingerprint));
    const bool wasCounted = m_parts.records.load(fingerprint).expireTime > 0;
    if (!wasCounted || lock.tryTake() != FileLock::Outcome::Taken)
        return;
    // Expired ones are gone by themselves, and another program may have obtained one meanwhile.
    RefreshState record = m_parts.records.load(fingerprint);
    const bool isCounted = tokenStatus(record, m_parts.clock.now()).expiresIn.count() > 0;
    if (!isCounted || record.generation != generation)
        return;
    record.expireTime = 0;
    record.obtainedAt = 0;
    record.onlyInStart.clear();
    if (m_parts.records.save(fingerprint, record))
        Q_EMIT stateChanged(fingerprint);
}

void TokenService::adopt(const QString &fingerprint, const Token &token,
    const PromptPermission &prompt, Reply<void> reply)
{
    // Held until the state is saved: a fetch that ends meanwhile must not be lost.
    const auto lock = std::make_shared<FileLock>(m_parts.records.lockPath(fingerprint));
    if (lock->tryTake() == FileLock::Outcome::Busy)
        return reply.answer(Failure({.kind = ErrorKind::Network, .code = errorcode::LockTimeout}));
    const QDateTime serviceNow =
        m_parts.clock.now().addMSecs(m_parts.records.load(fingerprint).clockOffset.count());
    m_parts.cache.storeForGood(fingerprint, token, token.remaining(serviceNow.toMSecsSinceEpoch()),
        prompt, {this, [this, fingerprint, token, reply, lock](const Result<void> &stored) {
        if (!stored)
            return reply.answer(stored);
        RefreshState record = m_parts.records.load(fingerprint);
        ++record.generation;
        record.expireTime = token.expireTime;
        record.obtainedAt = token.obtainedAt;
        record.onlyInStart.clear();
        record.lastError.reset();
        record.when = m_parts.clock.now();
        reply.answer(m_parts.records.save(fingerprint, record));
        Q_EMIT stateChanged(fingerprint);
    }});
}

TokenStatus TokenService::status(const Profile &profile) const
{
    return tokenStatus(profile, m_parts.records, m_parts.clock.now());
}

void TokenService::forgetRefusal(const QString &fingerprint) const
{
    if (!m_parts.records.noteKeyChange(fingerprint))
        qCInfo(lcState) << "a remembered refusal could not be forgotten";
}

void TokenService::removeToken(
    const QString &fingerprint, const PromptPermission &prompt, Reply<void> reply)
{
    m_parts.cache.remove(
        fingerprint, prompt, {this, [this, fingerprint, reply](const Result<void> &removed) {
        if (removed) {
            m_parts.records.remove(fingerprint);
            Q_EMIT stateChanged(fingerprint);
        }
        reply.answer(removed);
    }});
}

void TokenService::note(const TokenQuery &query, const QDateTime &begun, bool sent,
    const Result<TokenAnswer> &result) const
{
    const QDateTime now = m_parts.clock.now();
    ActivityEntry entry{.time = now, .profile = query.profile.name, .program = m_program};
    entry.duration = std::chrono::milliseconds(begun.msecsTo(now));
    entry.endpoint = QUrl(query.profile.endpoint).host();
    if (result) {
        entry.outcome = result->source == TokenSource::Service ? ActivityOutcome::Obtained
                                                               : ActivityOutcome::Reused;
        entry.userId = result->token.userId;
        entry.requestId = result->token.requestId;
        entry.nlsRequestId = result->token.nlsRequestId;
        entry.expireTime = result->token.expireTime;
    } else {
        const ServiceError &error = result.error();
        entry.outcome = outcomeOf(error);
        // An earlier refusal, or the one that another process met in this moment.
        if (entry.outcome == ActivityOutcome::Refused && !sent)
            entry.outcome = ActivityOutcome::HeldBack;
        entry.errorKind = error.kind;
        entry.code = error.code;
        entry.serverMessage = error.serverMessage;
        entry.httpStatus = error.httpStatus;
        entry.requestId = error.requestId;
    }
    if (!m_activity.append(entry))
        qCInfo(lcState) << "the activity could not be written";
}

} // namespace nlstoken
