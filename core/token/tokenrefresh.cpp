// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenrefresh.h"

#include "core/base/faultpoint.h"
#include "core/base/logging.h"
#include "core/model/errorcode.h"
#include "core/model/keyidentity.h"
#include "core/model/profilefields.h"
#include "core/token/clockwarning.h"

#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

TokenRefresh::TokenRefresh(TokenRefreshParts parts, TokenQuery query, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_query(std::move(query))
    , m_notes(m_parts.records, m_parts.clock, m_query.profile.endpoint, m_query.since)
{
    m_limit.setSingleShot(true);
    m_limit.setTimerType(Qt::PreciseTimer); // a coarse one is up to a twentieth late
    connect(&m_limit, &QTimer::timeout, this, &TokenRefresh::timeOut);
    m_lockWatch.setSingleShot(true);
    connect(&m_lockWatch, &QTimer::timeout, this, &TokenRefresh::lookAgain);
}

TokenRefresh::~TokenRefresh() = default;

void TokenRefresh::join(const PromptPermission &prompt, Reply<TokenAnswer> reply)
{
    m_callers.push_back({prompt, std::move(reply)});
    if (m_isPrompting)
        prompt.announce();
}

void TokenRefresh::start()
{
    m_limit.start(m_query.timeLimit);
    m_timeOutCode = errorcode::KeychainTimeout;
    resolveIdentity();
}

// 0  The settings know the fingerprint of a profile's key. An endpoint or version given for this
// call or edited by hand, and a key from the environment, make an identity that only the key's
// full id tells.
void TokenRefresh::resolveIdentity()
{
    if (const std::optional<QString> known = m_query.profile.currentFingerprint()) {
        m_fingerprint = *known;
        return checkCache();
    }
    m_parts.keys.read(m_query.profile, prompt(), {this, [this](const Result<AccessKey> &key) {
        if (!goesOn())
            return;
        if (!key)
            return fail(key.error());
        const KeyIdentity identity{key->id, m_query.profile.endpoint, m_query.profile.apiVersion};
        m_fingerprint = fingerprint(identity, m_parts.salt());
        checkCache();
    }});
}

// 1  A token that is good enough is answered without asking anybody else.
void TokenRefresh::checkCache()
{
    faultPoint("cache");
    m_notes.begin(m_fingerprint);
    m_parts.cache.load(
        m_fingerprint, prompt(), {this, [this](const Result<std::optional<Token>> &token) {
        if (!goesOn())
            return;
        if (!token && m_parts.keysAreInKeychain) {
            // A store that fails at this item alone may still have the key.
            if (token.error().code != errorcode::KeychainFailed)
                return fail(token.error());
            m_warnings.push_back({.kind = ErrorKind::Keychain,
                .code = errorcode::TokenNotRead,
                .detail = token.error().code});
        }
        m_known = token.value_or(std::nullopt);
        qCInfo(lcToken) << "cache:" << (m_known ? m_notes.remaining(*m_known).count() : 0)
                        << "s left";
        if (m_known && isEnough(*m_known))
            return answerFromCache(*m_known);
        checkRecord();
    }});
}

// 2  A fetch that failed while its callers were still on their way is theirs too. Held back by
// flow control, or refused in a way that can't heal by itself: nothing is sent.
void TokenRefresh::checkRecord()
{
    faultPoint("record");
    if (m_query.profile.tokenOnly)
        return fail({.kind = ErrorKind::Profile,
            .code = errorcode::NotRenewable,
            .detail = m_query.profile.name});
    if (const auto error = m_notes.sharedError())
        return fail(*error);
    if (const auto held = m_notes.heldBack())
        return fail(*held);
    // A key in the environment may have been mended since; a profile that changes forgets the
    // refusal.
    if (!m_query.fresh && m_parts.keysAreInKeychain && m_notes.standingRefusal())
        return fail(*m_notes.standingRefusal());
    takeLock();
}

// 3  One process of this user at a time; the system frees the lock of one that dies.
void TokenRefresh::takeLock()
{
    faultPoint("lock");
    m_timeOutCode = errorcode::LockTimeout;
    if (!m_lock)
        m_lock.emplace(m_parts.records.lockPath(m_fingerprint));
    switch (m_lock->tryTake()) {
    case FileLock::Outcome::Busy:
        return waitForLock();
    case FileLock::Outcome::Failed:
        // Without a state folder nothing can be shared, but the token can still be had.
        m_warnings.push_back({.kind = ErrorKind::Internal,
            .code = errorcode::StateNotWritable,
            .detail = m_parts.records.lockPath(m_fingerprint)});
        break;
    case FileLock::Outcome::Taken:
        break;
    }
    faultPoint("locked");
    m_timeOutCode = errorcode::KeychainTimeout;
    m_hasLock = true;
    // Who held it before may have died between keeping a token and telling so.
    if (m_notes.readAgain() || m_waiting)
        return shareLastRefresh();
    readKey();
}

// Hundreds of processes may wait at once: the longer it takes, the more seldom each of them looks.
void TokenRefresh::waitForLock()
{
    constexpr std::chrono::milliseconds first = 10ms;
    if (!m_waiting) {
        qCInfo(lcToken) << "lock: waiting for another process";
        m_waiting.emplace().start();
    }
    const auto pause = std::clamp(std::chrono::milliseconds(m_waiting->elapsed() / 8),
        std::min(first, m_parts.longestLook), m_parts.longestLook);
    m_lockWatch.start(pause * QRandomGenerator::global()->bounded(75, 126) / 100);
}

// Whoever holds the lock writes how it ended: that is told to everybody, and needs no lock.
void TokenRefresh::lookAgain()
{
    if (!m_notes.readAgain())
        return takeLock();
    m_timeOutCode = errorcode::KeychainTimeout;
    shareLastRefresh();
}

// 4  Another fetch ended since step 1: its token, or its error, is for everybody who asked before.
// Where its token couldn't be kept, each asks for one of its own, one after another.
void TokenRefresh::shareLastRefresh()
{
    m_parts.cache.load(
        m_fingerprint, prompt(), {this, [this](const Result<std::optional<Token>> &token) {
        if (!goesOn())
            return;
        m_known = token.value_or(std::nullopt);
        if (m_known && isEnough(*m_known))
            return answerFromCache(*m_known);
        if (const auto error = m_notes.sharedError())
            return fail(*error);
        if (const auto held = m_notes.heldBack())
            return fail(*held);
        if (m_hasLock)
            return readKey();
        takeLock();
    }});
}

// 5  The key lives from here to the end of step 6.
void TokenRefresh::readKey()
{
    faultPoint("key");
    m_parts.keys.read(m_query.profile, prompt(), {this, [this](Result<AccessKey> key) {
        if (!goesOn())
            return;
        if (!key)
            return fail(key.error());
        if (!endpointIsAllowed(*key))
            return fail({.kind = ErrorKind::Profile,
                .code = errorcode::EndpointNotConfirmed,
                .detail = m_query.profile.endpoint});
        send(*std::move(key));
    }});
}

// 6  One signed request. What may pass by soon is signed and sent anew, twice at most.
void TokenRefresh::send(AccessKey key)
{
    faultPoint("send");
    ++m_tries;
    m_timeOutCode = errorcode::Timeout;
    const HttpRequest request =
        createTokenRequest(key, m_query.profile, TimestampAndNonce::at(m_notes.serviceNow()));
    qCInfo(lcNetwork) << "POST" << request.url.authority() << "try" << m_tries;
    Q_EMIT asking(request.url.host());
    // The key waits in the reply for the case that it has to sign once more; it dies with it.
    const auto waiting = std::make_shared<AccessKey>(std::move(key));
    // The client knows better than our own limit where it got stuck: its limit comes first.
    constexpr std::chrono::milliseconds behind = 20ms;
    const std::chrono::milliseconds left = m_limit.remainingTimeAsDuration();
    m_limit.start(left + behind);
    m_parts.client.send(request, left, {this, [this, waiting](const Result<HttpAnswer> &answer) {
        if (m_over)
            return;
        if (!answer)
            return tryAgain(std::move(*waiting), answer.error(), false);
        readAnswer(std::move(*waiting), *answer);
    }});
}

void TokenRefresh::readAnswer(AccessKey key, const HttpAnswer &answer)
{
    faultPoint("answer");
    SentValues sent;
    sent.addId(key.id);
    sent.addSecret(key.securityToken.view());
    const TokenReply reply =
        readTokenReply(answer, QUrl(m_query.profile.endpoint).host(), m_notes.serviceNow(), sent);
    qCInfo(lcNetwork) << "answer: HTTP" << answer.status << answer.body.size() << "bytes,"
                      << (reply.token ? u"a token"_s : reply.token.error().code);
    const bool clockIsNew = reply.serviceTime.has_value() && !std::exchange(m_clockLearned, true);
    if (reply.serviceTime)
        m_notes.learnClock(answer, *reply.serviceTime);
    if (reply.token)
        return store(*reply.token);
    tryAgain(std::move(key), reply.token.error(), clockIsNew);
}

void TokenRefresh::tryAgain(AccessKey key, const ServiceError &error, bool clockIsNew)
{
    const auto pause = m_parts.retries.pauseBeforeNextTry(
        error, m_tries, clockIsNew, QRandomGenerator::global()->generateDouble());
    if (!pause || *pause >= m_limit.remainingTimeAsDuration())
        return refused(error);
    qCInfo(lcNetwork) << "try" << m_tries << "failed:" << error.code << "next in" << pause->count()
                      << "ms";
    faultPoint("pause");
    const auto waiting = std::make_shared<AccessKey>(std::move(key));
    m_pause = std::make_unique<QTimer>();
    m_pause->setSingleShot(true);
    connect(m_pause.get(), &QTimer::timeout, this, [this, waiting] {
        m_pause.release()->deleteLater();
        send(std::move(*waiting));
    });
    m_pause->start(*pause);
}

// 7  The new token takes the old one's place; a cache that fails is a warning.
void TokenRefresh::store(const Token &token)
{
    // A token that has been obtained is answered, however late; the keychain has a limit of its
    // own.
    m_limit.stop();
    if (m_known && m_known->id == token.id)
        m_warnings.push_back({.kind = ErrorKind::Internal, .code = errorcode::SameToken});
    if (const auto warning = clockWarning(m_notes.clockOffset()))
        m_warnings.push_back(*warning);
    faultPoint("store");
    m_parts.cache.store(m_fingerprint, token, m_notes.remaining(token), prompt(),
        {this, [this, token](const Result<TokenKept> &stored) {
        if (!goesOn())
            return;
        faultPoint("stored");
        qCInfo(lcToken) << "cache:" << (stored ? u"stored"_s : stored.error().code);
        if (!stored) {
            m_warnings.push_back({.kind = ErrorKind::Keychain,
                .code = errorcode::TokenNotKept,
                .detail = stored.error().code});
        }
        warnUnlessTold(m_notes.noteToken(
            token, stored ? std::optional(*stored) : std::nullopt, isShort(token)));
        faultPoint("recorded");
        answer(TokenAnswer{.token = token, .source = TokenSource::Service});
    }});
}

// The service, or the way to it, said no: every waiting process is told through the record.
void TokenRefresh::refused(ServiceError error)
{
    faultPoint("refused");
    warnUnlessTold(m_notes.noteRefusal(error, m_parts.keysAreInKeychain));
    fail(std::move(error));
}

// A token that is still valid is better than an error, unless more was promised or asked for.
void TokenRefresh::fail(ServiceError error)
{
    if (m_over)
        return;
    const bool renewalFailed = error.kind == ErrorKind::Throttled
        || error.kind == ErrorKind::Network || error.kind == ErrorKind::Credentials
        || error.code == errorcode::NotRenewable;
    const bool mayServeLess = !m_query.fresh && !m_query.minimumTtl;
    if (renewalFailed && mayServeLess && m_known && m_notes.remaining(*m_known) > 0s) {
        m_warnings.push_back({.kind = error.kind,
            .code = errorcode::ServedShort,
            .detail = QString::number(m_notes.remaining(*m_known).count())});
        m_warnings.push_back(std::move(error));
        return answerFromCache(*m_known);
    }
    answer(Failure(std::move(error)));
}

void TokenRefresh::answerFromCache(const Token &token)
{
    // Only what is used is renewed ahead.
    if (!m_query.renewal)
        m_parts.records.markUsed(m_fingerprint, token.obtainedAt);
    noteWhatIsKept(token);
    answer(TokenAnswer{.token = token, .source = TokenSource::Cache});
}

// The record of a token was lost with its folder, or with a process that died before writing it.
void TokenRefresh::noteWhatIsKept(const Token &token)
{
    if (m_notes.tellsOf(token))
        return;
    if (!m_lock)
        m_lock.emplace(m_parts.records.lockPath(m_fingerprint));
    if (!m_hasLock && m_lock->tryTake() != FileLock::Outcome::Taken)
        return;
    if (m_notes.readAgain())
        return;
    if (!m_notes.noteFound(token))
        qCInfo(lcState) << "the record of a kept token could not be written";
}

// 8  Everybody who asked is answered, and the next process may go.
void TokenRefresh::answer(Result<TokenAnswer> result)
{
    if (m_over)
        return;
    m_over = true;
    m_limit.stop();
    m_lockWatch.stop();
    m_pause.reset();
    m_lock.reset();
    if (result) {
        result->clockOffset = m_notes.clockOffset();
        if (isShort(result->token))
            m_warnings.push_back({.kind = ErrorKind::Usage,
                .code = errorcode::TokenShort,
                .detail = QString::number(m_notes.remaining(result->token).count())});
        result->warnings = m_warnings;
    }
    for (const Caller &caller : m_callers)
        caller.reply.answer(result);
    Q_EMIT ended(result, m_fingerprint);
}

// What was obtained since is good however short it is: the service has no better one.
bool TokenRefresh::isEnough(const Token &token) const
{
    const std::chrono::seconds remaining = m_notes.remaining(token);
    if (m_notes.isNew(token))
        return remaining > 0s;
    if (m_query.fresh)
        return false;
    const std::chrono::seconds age = token.lifetime() - remaining;
    return nlstoken::isEnough(token, remaining, m_query.minimumTtl)
        || (isShort(token) && m_notes.isShorterThanAsked(token) && remaining > 0s
            && age < shortTokenServedFor);
}

// Than was asked for, and the service has no longer one.
bool TokenRefresh::isShort(const Token &token) const
{
    return !m_query.renewal && isShorterThanAsked(token, m_query.minimumTtl);
}

bool TokenRefresh::endpointIsAllowed(const AccessKey &key) const
{
    return m_query.endpointConfirmed || key.endpoint == m_query.profile.endpoint
        || isServiceEndpoint(m_query.profile.endpoint);
}

void TokenRefresh::warnUnlessTold(const Result<void> &told)
{
    if (told)
        return;
    qCInfo(lcState) << "the refresh state could not be written";
    if (std::ranges::none_of(m_warnings,
            [](const ServiceError &w) { return w.code == errorcode::StateNotWritable; }))
        m_warnings.push_back(told.error());
}

PromptPermission TokenRefresh::prompt()
{
    if (!m_query.prompt.isGranted())
        return {};
    return PromptPermission::granted(this, [this] { notePrompt(); });
}

// A password that has to be typed takes the time that it takes.
void TokenRefresh::notePrompt()
{
    m_isPrompting = true;
    if (m_limit.isActive()) {
        m_limitLeft = m_limit.remainingTimeAsDuration();
        m_limit.stop();
    }
    const std::vector<Caller> callers = m_callers; // one may come or go when it is told
    for (const Caller &caller : callers)
        caller.prompt.announce();
}

// After every wait for the keychain: the time limit runs on.
bool TokenRefresh::goesOn()
{
    m_isPrompting = false;
    if (m_limitLeft)
        m_limit.start(*std::exchange(m_limitLeft, std::nullopt));
    return !m_over;
}

void TokenRefresh::stopIfUnwanted()
{
    if (std::ranges::none_of(
            m_callers, [](const Caller &caller) { return caller.reply.isWanted(); }))
        answer(Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted}));
}

void TokenRefresh::timeOut()
{
    const QUrl endpoint(m_query.profile.endpoint);
    if (m_timeOutCode == errorcode::KeychainTimeout)
        fail({.kind = ErrorKind::Keychain, .code = m_timeOutCode});
    else if (m_timeOutCode == errorcode::LockTimeout)
        fail({.kind = ErrorKind::Network, .code = m_timeOutCode, .detail = endpoint.host()});
    else
        refused(
            {.kind = ErrorKind::Network, .code = m_timeOutCode, .detail = endpoint.authority()});
}

} // namespace nlstoken
