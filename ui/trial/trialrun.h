// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway/tokentrial.h"
#include "core/token/tokenquery.h"
#include "ui/token/tokensession.h"

#include <QObject>

#include <memory>
#include <optional>

namespace nlstoken {

//! \brief Trying out the token of one profile in this window: the trial that is under way, and what
//! the last one came to.
//!
//! What was said of one token, Appkey or gateway is forgotten when the profile has another, and
//! that a token is good when it has expired. A sound stays until the next trial.
class TrialRun final : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        None, //!< nothing is under way
        Token, //!< a token is being obtained first
        Gateway,
    };

    //! \brief Both are borrowed for life.
    TrialRun(TokenSession &session, TokenTrial &trial, QObject *parent = nullptr);
    ~TrialRun() override;

    [[nodiscard]] Step step() const { return m_step; }
    //! \brief What the last trial came to; nothing before the first, and while one is under way.
    [[nodiscard]] const std::optional<Result<TrialOutcome>> &result() const { return m_result; }
    //! \brief The sentence that the last trial had spoken, as a WAV file; empty for none.
    [[nodiscard]] const QByteArray &sound() const { return m_sound; }
    //! \brief What is known to go wrong before anything is sent.
    [[nodiscard]] std::optional<ServiceError> warning() const;

public Q_SLOTS:
    //! \brief Tries the token out, obtained first where there is none; \a text is spoken where the
    //! profile has an Appkey. One at a time.
    void start(const QString &text);
    void cancel();
    //! \brief No token can be had, which is as good as a trial that came to nothing. Nothing while
    //! one is under way.
    void noteFailure(const nlstoken::ServiceError &error);
    //! \brief Forgets what is true no longer; to be called when time has passed too.
    void forgetOldResult();

Q_SIGNALS:
    //! step(), result() or sound() are other ones now.
    void changed();
    //! There is a sound() that nobody has heard yet.
    void spoken();

private:
    void tryOut(const Token &token, const QString &text);
    void finish(const Result<TrialOutcome> &outcome);
    [[nodiscard]] bool isResultOld() const;

    TokenSession &m_session;
    TokenTrial &m_trial;
    std::unique_ptr<QObject> m_question; // lives while a trial is under way
    Step m_step = Step::None;
    std::optional<Result<TrialOutcome>> m_result;
    QByteArray m_sound;
    Profile m_triedProfile;
    std::optional<Token> m_triedToken; // nothing when there was none to try
};

} // namespace nlstoken
