// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/token/serverclock.h"
#include "core/token/tokenquery.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace nlstoken {

class Clock;
class TokenService;

//! \brief The token of one profile, in memory for as long as it is good, else fetched once for
//! everybody who waits. TokenRenewer renews it.
class ServedToken final : public QObject
{
    Q_OBJECT

public:
    //! Says what to ask for, anew each time: the profile may have changed since.
    using QueryMaker = std::function<Result<TokenQuery>()>;

    //! \param tokens, clock borrowed for life
    ServedToken(
        QueryMaker query, TokenService &tokens, const Clock &clock, QObject *parent = nullptr);

    //! \brief The token that can be answered at \a now without asking anybody; null when there is
    //! none. Its clockOffset follows a wall clock that was set since.
    [[nodiscard]] const TokenAnswer *current(const QDateTime &now);
    //! \brief Brings the token, or the reason why there is none.
    void fetch(Reply<TokenAnswer> reply);
    //! \brief Takes over a token that was renewed.
    void put(const TokenAnswer &answer);
    //! \brief The current token is being answered, without a fetch.
    void noteUse();

Q_SIGNALS:
    //! A fetch has brought \a answer, which is in memory now.
    void fetched(const nlstoken::TokenAnswer &answer);
    //! A fetch has brought nothing, because of \a error.
    void failed(const nlstoken::ServiceError &error);
    //! What was put() is used for the first time.
    void used();

private:
    void take(const Result<TokenAnswer> &result);
    [[nodiscard]] Result<TokenAnswer> kept(const Result<TokenAnswer> &result);
    void remember(const ServiceError &error);
    [[nodiscard]] std::chrono::seconds remaining(const QDateTime &now) const;

    QueryMaker m_query;
    TokenService &m_tokens;
    const Clock &m_clock;
    std::vector<Reply<TokenAnswer>> m_waiting;
    bool m_fetching = false;
    bool m_isUnused = false; // since it was put
    std::optional<TokenAnswer> m_answer;
    LearnedClock m_serviceClock; // as it was known when the token came
    QDateTime m_contentUntil; // with a token that is shorter than wanted
    std::optional<ServiceError> m_refusal;
    QDateTime m_refusedAt; // a clock that was set back ends the refusal
    QDateTime m_refusedUntil;
};

} // namespace nlstoken
