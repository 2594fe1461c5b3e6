// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/token/tokenquery.h"
#include "ui/token/tokenpagestate.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

class Clock;
class TokenRenewer;
class TokenService;

//! \brief The token of one profile in this window: what is known of it, and the question that is
//! under way.
//!
//! One question at a time: who wants the token meanwhile waits for the same answer.
class TokenSession final : public QObject
{
    Q_OBJECT

public:
    //! \brief What it works with, all borrowed for life.
    struct Parts
    {
        TokenService &tokens;
        const TokenRenewer &renewals;
        const Clock &clock;
    };

    TokenSession(Profile profile, Parts parts, QObject *parent = nullptr);
    ~TokenSession() override;

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    //! \brief The profile was changed; what was known of another key identity is forgotten.
    void setProfile(const Profile &profile);

    //! \brief All that the page has to go by now.
    [[nodiscard]] TokenPageFacts facts() const;
    //! \brief The token that is kept, good or not, as far as it was looked up.
    [[nodiscard]] const std::optional<Token> &token() const { return m_token; }
    //! \brief How long the last request took that was sent from here; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::milliseconds> lastRequest() const
    {
        return m_lastRequest;
    }
    [[nodiscard]] bool isAsking() const { return m_question != nullptr; }

    //! \brief Brings a token that can be used, obtained first where there is none. Errors: those of
    //! TokenService::fetch(), and Interrupted after cancel().
    void use(Reply<TokenAnswer> reply);

public Q_SLOTS:
    //! \brief Looks up what is kept, without a word to the user; where nothing has changed since,
    //! nothing is read.
    void lookUp();
    void obtain();
    //! \brief Asks the service, whatever is kept.
    void renew();
    void cancel();

Q_SIGNALS:
    //! facts() or token() are other ones now.
    void changed();
    //! A question of the user's has ended.
    void answered(const nlstoken::Result<nlstoken::TokenAnswer> &answer);

private:
    void ask(bool fresh);
    void notePrompt();
    void finish(const Result<TokenAnswer> &answer);
    void endQuestion();
    void forgetOldError(const TokenStatus &status);

    Profile m_profile;
    Parts m_parts;
    std::optional<Token> m_token;
    std::optional<ServiceError> m_error;
    bool m_errorIsRecorded = false; // so that other programs can take it back
    qint64 m_errorBeside = 0; // ExpireTime of the token that there was when the error came
    std::unique_ptr<QObject> m_question; // lives while a question is under way
    std::vector<Reply<TokenAnswer>> m_waiting;
    bool m_lookingUp = false;
    bool m_prompting = false;
    std::optional<std::chrono::milliseconds> m_lastRequest;
    QElapsedTimer m_sinceAsked;
    QTimer m_tick;
};

} // namespace nlstoken
