// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway/tokentrial.h"
#include "core/token/tokenask.h"
#include "ui/token/tokensession.h"

#include <QObject>

#include <memory>
#include <optional>

namespace nlstoken {

//! \brief Trying out the token of one profile in this window: the trial that is under way, and what
//! the last one came to.
//!
//! What was said of one token, Appkey or gateway is forgotten when the profile has another.
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
    //! \brief What is known to go wrong before anything is sent.
    [[nodiscard]] std::optional<ServiceError> warning() const;

public Q_SLOTS:
    //! \brief Tries the token out, obtained first where there is none; \a text is spoken where the
    //! profile has an Appkey. One at a time.
    void start(const QString &text);
    void cancel();

Q_SIGNALS:
    //! step() or result() are other ones now.
    void changed();
    //! A text was spoken.
    void spoken(const QByteArray &wav);

private:
    void tryOut(const Token &token, const QString &text);
    void finish(const Result<TrialOutcome> &outcome);
    void forgetOldResult();

    TokenSession &m_session;
    TokenTrial &m_trial;
    std::unique_ptr<QObject> m_question; // lives while a trial is under way
    Step m_step = Step::None;
    std::optional<Result<TrialOutcome>> m_result;
    Profile m_triedProfile;
    std::optional<Token> m_triedToken; // nothing when there was none to try
};

} // namespace nlstoken
