// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/tokenstate.h"
#include "core/platform/clock.h"
#include "core/token/refreshstate.h"
#include "core/token/serverclock.h"
#include "core/token/tokenservice.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace nlstoken {

//! \brief Which tokens are renewed ahead of their expiry.
enum class RenewWhen {
    Used, //!< those that were used since they were obtained
    Always, //!< whatever was done with them: a program holds them
};

//! \brief Renews tokens ahead of their expiry, once for all programs of the user. When it does is
//! in requestpolicy.h.
//!
//! A renewal is what nobody asked for: it never prompts, and after a failure of whatever kind it
//! waits longer and longer. It checks from time to time, by the wall clock, so that sleep and
//! clock changes put nothing off for longer than half a minute.
class TokenRenewer final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds defaultAhead = expiringBelow;
    //! Says what to ask for. Called at each check, so that a profile that was changed is followed.
    using QueryMaker = std::function<Result<TokenQuery>()>;

    //! \brief Everything is borrowed for life.
    TokenRenewer(TokenService &tokens, const RefreshStates &states, const Clock &clock,
        QObject *parent = nullptr);

    //! \brief How long before the expiry at most; a quarter of the lifetime when that is less.
    void setAhead(std::chrono::seconds ahead);

    //! \brief Watches the token that \a makeQuery asks for, under the name \a id, in the place of
    //! what was watched under it. Until hold() the shared state tells which token there is, when it
    //! knows the key.
    void watch(const QString &id, QueryMaker makeQuery, RenewWhen when);
    //! \brief The same for the token of \a profile, named by its id.
    void watch(const Profile &profile, RenewWhen when = RenewWhen::Used);
    void unwatch(const QString &id);
    //! \brief The program holds \a answer from now on; it is what has to be replaced, whatever its
    //! key came from. \param isUsed whether somebody has it already
    void hold(const QString &id, const TokenAnswer &answer, bool isUsed = true);
    //! \brief Somebody was given the token that is held.
    void noteUse(const QString &id);

    //! \brief When the token of \a id is renewed next, by this computer's clock; nothing when it
    //! isn't.
    [[nodiscard]] std::optional<QDateTime> nextTry(const QString &id) const;

public Q_SLOTS:
    //! \brief Checks every watched token now; for whoever knows that one has changed.
    void check();

Q_SIGNALS:
    //! The token of \a id was renewed, by this process or by another one at the same time. What is
    //! held is \a answer now.
    void renewed(const QString &id, const nlstoken::TokenAnswer &answer);
    //! It could not be renewed, for a reason that was not told before; it is tried again.
    void failed(const QString &id, const nlstoken::ServiceError &error);

private:
    struct Watch
    {
        QueryMaker makeQuery;
        RenewWhen when = RenewWhen::Used;
        std::optional<TokenQuery> query{}; // as it was made last
        std::optional<ServiceError> queryError{}; // why it could not be made at the last check
        std::optional<Token> held{}; // what the program has; nothing when the state has to tell
        LearnedClock serviceClock{}; // of the held one
        bool isUsed = false; // the held one
        bool isAsking = false;
        bool isInVain = false; // refused for good, and nobody can change what is asked
        std::optional<std::chrono::milliseconds> notBefore{}; // since boot
        QString toldError{}; // code of what failed() told last
    };

    [[nodiscard]] std::optional<RefreshState> stateOf(const Watch &watch) const;
    [[nodiscard]] std::optional<QDateTime> nextTry(const Watch &watch) const;
    [[nodiscard]] bool isInUse(const Watch &watch, const RefreshState &state) const;
    void renew(const QString &id, Watch &watch);
    void finish(const QString &id, const Result<TokenAnswer> &answer);
    void putOff(Watch &watch, std::chrono::milliseconds wait);

    TokenService &m_tokens;
    const RefreshStates &m_states;
    const Clock &m_clock;
    std::chrono::seconds m_ahead = defaultAhead;
    QHash<QString, Watch> m_watches;
    QTimer m_timer;
};

} // namespace nlstoken
