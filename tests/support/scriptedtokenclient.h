// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenclient.h"

#include <deque>
#include <functional>
#include <vector>

namespace nlstoken {

//! \brief A TokenClient that answers what the test announced, in that order; a request that nobody
//! announced fails the test.
class ScriptedTokenClient final : public TokenClient
{
public:
    //! Makes the answer at the moment of the request, so that it can depend on the clock.
    using Script = std::function<Result<HttpAnswer>()>;

    void send(const HttpRequest &request, std::chrono::milliseconds timeLimit,
        Reply<HttpAnswer> reply) override;

    //! \brief Announces a request and what is answered at once.
    void expect(Script script);
    void expect(const HttpAnswer &answer);
    void expect(const ServiceError &error);
    //! \brief Announces a request that stays unanswered until answerHeld().
    void expectAndHold();
    //! \brief Answers the one request that is held.
    void answerHeld(const Result<HttpAnswer> &answer);

    [[nodiscard]] bool holds() const { return !m_held.empty(); }
    //! \brief Whether everything that was announced has come.
    [[nodiscard]] bool isDone() const { return m_scripts.empty(); }

    std::vector<HttpRequest> requests; //!< those that came, in order
    std::vector<std::chrono::milliseconds> timeLimits; //!< theirs

private:
    std::deque<Script> m_scripts; // an empty one holds
    std::vector<Reply<HttpAnswer>> m_held;
};

} // namespace nlstoken
