// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/trialrun.h"

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr std::chrono::milliseconds timeLimit = 30s; // as long as a token may take

} // namespace

TrialRun::TrialRun(TokenSession &session, TokenTrial &trial, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_trial(trial)
{
    connect(&session, &TokenSession::changed, this, &TrialRun::forgetOldResult);
}

TrialRun::~TrialRun() = default;

std::optional<ServiceError> TrialRun::warning() const
{
    if (!m_session.token())
        return std::nullopt;
    return m_trial.warning(m_session.profile(), *m_session.token());
}

void TrialRun::start(const QString &text)
{
    if (m_step != Step::None)
        return;
    m_question = std::make_unique<QObject>();
    m_step = Step::Token;
    m_result.reset();
    m_sound.clear();
    m_triedProfile = m_session.profile();
    m_triedToken.reset();
    m_session.use({m_question.get(), [this, text](const Result<TokenAnswer> &answer) {
        if (!answer)
            return finish(Failure(answer.error()));
        tryOut(answer->token, text);
    }});
    Q_EMIT changed();
}

void TrialRun::tryOut(const Token &token, const QString &text)
{
    m_step = Step::Gateway;
    m_triedToken = token;
    m_trial.ask({.profile = m_triedProfile,
                    .token = token,
                    .text = m_triedProfile.appkey.isEmpty() ? QString() : text,
                    .timeLimit = timeLimit},
        {m_question.get(), [this](const Result<TrialOutcome> &outcome) { finish(outcome); }});
    Q_EMIT changed();
}

void TrialRun::finish(const Result<TrialOutcome> &outcome)
{
    m_step = Step::None;
    m_result = outcome;
    if (outcome && outcome->spoken)
        m_sound = outcome->spoken->wav;
    // It is what is being delivered to just now.
    if (QObject *question = m_question.release())
        question->deleteLater();
    Q_EMIT changed();
    if (!m_sound.isEmpty())
        Q_EMIT spoken();
}

void TrialRun::cancel()
{
    if (m_step == Step::None)
        return;
    m_question.reset();
    m_step = Step::None;
    Q_EMIT changed();
}

void TrialRun::noteFailure(const ServiceError &error)
{
    if (m_step != Step::None)
        return;
    m_triedProfile = m_session.profile();
    m_triedToken.reset();
    m_result = Failure(error);
    Q_EMIT changed();
}

bool TrialRun::isResultOld() const
{
    const Profile &profile = m_session.profile();
    if (profile.appkey != m_triedProfile.appkey || profile.gateway != m_triedProfile.gateway
        || profile.fingerprint != m_triedProfile.fingerprint)
        return true;
    const TokenState state = m_session.facts().status.state;
    const bool hasGoodToken = state == TokenState::Valid || state == TokenState::Expiring;
    if (!m_triedToken)
        return hasGoodToken; // which could not be obtained then
    if (!hasGoodToken)
        return m_result->has_value();
    return m_session.token() && *m_session.token() != *m_triedToken;
}

void TrialRun::forgetOldResult()
{
    if (!m_result || !isResultOld())
        return;
    m_result.reset();
    Q_EMIT changed();
}

} // namespace nlstoken
