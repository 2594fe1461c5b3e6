// SPDX-License-Identifier: Apache-2.0
#include "ui/token/tokensession.h"

#include "core/model/errorcode.h"
#include "core/platform/clock.h"
#include "core/token/tokenrenewer.h"
#include "core/token/tokenservice.h"

#include <QUrl>

#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::milliseconds secondsInterval =
    100ms; // of the seconds that count while asking
constexpr std::chrono::milliseconds tooShortToShow = 250ms; // what is cached comes sooner

} // namespace

TokenSession::TokenSession(Profile profile, Parts parts, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_parts(parts)
{
    m_tick.setInterval(secondsInterval);
    connect(&m_tick, &QTimer::timeout, this, &TokenSession::changed);
}

// The profile was removed, which whoever waits for its token has to learn.
TokenSession::~TokenSession()
{
    const ServiceError gone{
        .kind = ErrorKind::Profile, .code = errorcode::ProfileUnknown, .detail = m_profile.name};
    for (const Reply<TokenAnswer> &waiting : m_waiting)
        waiting.answer(Failure(gone));
    if (!m_question)
        return;
    m_question.reset();
    m_parts.tokens.stopUnwanted();
}

void TokenSession::setProfile(const Profile &profile)
{
    if (profile == m_profile)
        return;
    const bool sameToken = profile.fingerprint == m_profile.fingerprint;
    m_profile = profile;
    m_error.reset(); // the change may be the one that mends it
    if (!sameToken) {
        cancel();
        m_token.reset();
    }
    lookUp();
    Q_EMIT changed();
}

TokenPageFacts TokenSession::facts() const
{
    TokenPageFacts facts;
    facts.status = m_parts.tokens.status(m_profile);
    facts.error = m_error;
    facts.host = QUrl(m_profile.endpoint).host();
    if (m_question) {
        facts.askingFor = std::chrono::milliseconds(m_sinceAsked.elapsed());
        facts.asking = m_prompting || facts.askingFor >= tooShortToShow;
        facts.prompting = m_prompting;
    }
    const QDateTime now = m_parts.clock.now();
    facts.now = now.addMSecs(facts.status.clockOffset.count());
    facts.clockAhead = std::chrono::round<std::chrono::seconds>(-facts.status.clockOffset);
    facts.renewable = !m_profile.tokenOnly;
    if (const std::optional<QDateTime> next = m_parts.renewals.nextTry(m_profile.id))
        facts.renewsIn = std::max<std::chrono::seconds>(
            std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(now.msecsTo(*next))),
            0s);
    return facts;
}

void TokenSession::use(Reply<TokenAnswer> reply)
{
    m_waiting.push_back(std::move(reply));
    ask(false);
}

void TokenSession::obtain()
{
    ask(false);
}

void TokenSession::renew()
{
    ask(true);
}

void TokenSession::ask(bool fresh)
{
    if (m_question)
        return;
    m_question = std::make_unique<QObject>();
    m_sinceAsked.start();
    m_tick.start();
    const auto prompt = PromptPermission::granted(m_question.get(), [this] { notePrompt(); });
    m_parts.tokens.fetch({.profile = m_profile, .fresh = fresh, .prompt = prompt},
        {m_question.get(), [this](const auto &answer) { finish(answer); }});
    Q_EMIT changed();
}

void TokenSession::finish(const Result<TokenAnswer> &answer)
{
    endQuestion();
    if (answer ? answer->source == TokenSource::Service : answer.error().httpStatus > 0)
        m_lastRequest = std::chrono::milliseconds(m_sinceAsked.elapsed());
    if (answer) {
        m_token = answer->token;
        m_error.reset();
    } else {
        m_error = answer.error();
        const TokenStatus status = m_parts.tokens.status(m_profile);
        m_errorIsRecorded = status.lastError.has_value();
        m_errorBeside = status.expireTime;
    }
    for (const Reply<TokenAnswer> &waiting : std::exchange(m_waiting, {}))
        waiting.answer(answer);
    Q_EMIT answered(answer);
    Q_EMIT changed();
}

void TokenSession::cancel()
{
    if (!m_question)
        return;
    m_question.reset();
    m_parts.tokens.stopUnwanted();
    endQuestion();
    const ServiceError stopped{.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted};
    for (const Reply<TokenAnswer> &waiting : std::exchange(m_waiting, {}))
        waiting.answer(Failure(stopped));
    Q_EMIT changed();
}

void TokenSession::endQuestion()
{
    m_tick.stop();
    m_prompting = false;
    // It may be what is being delivered to just now.
    if (QObject *question = m_question.release())
        question->deleteLater();
}

// The desktop asks for the keychain's password.
void TokenSession::notePrompt()
{
    m_prompting = true;
    Q_EMIT changed();
}

void TokenSession::lookUp()
{
    const TokenStatus status = m_parts.tokens.status(m_profile);
    forgetOldError(status);
    const bool known = m_token
        ? m_token->expireTime == status.expireTime && m_token->obtainedAt == status.obtainedAt
        : status.expireTime == 0;
    if (known || m_lookingUp || m_question)
        return;
    m_lookingUp = true;
    m_parts.tokens.lookUp(
        m_profile, {this, [this, asked = m_profile.fingerprint](const auto &found) {
        m_lookingUp = false;
        if (asked != m_profile.fingerprint)
            return lookUp();
        if (found)
            m_token = *found;
        else if (!m_error)
            m_error = found.error();
        Q_EMIT changed();
    }});
}

// Another program has obtained a token since, or the key was changed under the same ID.
void TokenSession::forgetOldError(const TokenStatus &status)
{
    if (!m_error || status.lastError)
        return;
    if (!m_errorIsRecorded && status.expireTime <= m_errorBeside)
        return;
    m_error.reset();
    Q_EMIT changed();
}

} // namespace nlstoken
