// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"
#include "core/model/token.h"
#include "core/token/refreshstate.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace nlstoken {

// When a token is asked for and when not, all of it. Functions on values: whoever acts on them is
// TokenRefresh for one request, TokenRenewer for what is renewed ahead.

// Enough: what is kept is served.

//! \brief How much must be left of a token of \a lifetime for it to be served without a word: 300
//! s, at most half of the lifetime.
[[nodiscard]] std::chrono::seconds defaultMinimumTtl(std::chrono::seconds lifetime);
//! \brief Whether \a token, with \a remaining time, is served without asking. \param minimumTtl
//! what the caller was promised; nothing for defaultMinimumTtl()
[[nodiscard]] bool isEnough(const Token &token, std::chrono::seconds remaining,
    std::optional<std::chrono::seconds> minimumTtl);

//! \brief Whether \a token was shorter than \a minimumTtl when it came: asking
//! again brings no longer one.
[[nodiscard]] bool isShorterThanAsked(
    const Token &token, std::optional<std::chrono::seconds> minimumTtl);
//! \brief So long after it came such a token is served without asking again.
inline constexpr std::chrono::seconds shortTokenServedFor{60};

// Held back: nobody asks.

//! \brief The hold after the \a throttles-th refusal by flow control in a row: 5 s, 10 s, 20 s … at
//! most 5 min, ±20 % by \a jitter, never under 4 s, and never less than what the service
//! \a requested. \param jitter 0 to 1
[[nodiscard]] std::chrono::milliseconds holdAfter(
    int throttles, std::optional<std::chrono::milliseconds> requested, double jitter);
//! \brief How long the hold of \a state still lasts; zero when anybody may ask. A clock that was
//! set back never lengthens it.
[[nodiscard]] std::chrono::milliseconds holdLeft(const RefreshState &state, const QDateTime &now);
//! \brief Whether \a error can't heal by itself, so that asking again is in vain until the profile
//! changes.
[[nodiscard]] bool isLasting(const ServiceError &error);

// Tries: how often one request is sent.

//! \brief How a request that failed is signed and sent anew, inside the time limit of its fetch.
//!
//! CreateToken may be repeated: a request whose answer was lost leaves at worst a token that nobody
//! uses, and another token stops none.
struct RetryPolicy
{
    int mostRetries = 2;
    std::chrono::milliseconds firstPause{300}; //!< each later one is three times as long

    //! \brief How long to wait before the next try; nothing when \a error is the answer.
    //! \param tries        requests sent so far in this fetch
    //! \param clockIsNew   the answer told the service's time for the first time in this fetch, so
    //!                     that a request refused because of its time would carry another one now
    //! \param jitter       0 to 1; moves the pause by up to a third
    [[nodiscard]] std::optional<std::chrono::milliseconds> pauseBeforeNextTry(
        const ServiceError &error, int tries, bool clockIsNew, double jitter) const;
};

//! \brief Whether the same request may fare better in a moment: faults of the network and of the
//! service. Certificates that can't be trusted, a proxy that wants a password and a name that was
//! misspelt stay as they are.
[[nodiscard]] bool mayPassBySoon(const ServiceError &error);

// Ahead: what is in use is renewed before it expires.

//! \brief How long before its expiry a token of \a lifetime is renewed: the smaller of \a ahead and
//! a quarter of its lifetime.
[[nodiscard]] std::chrono::milliseconds renewalLead(
    std::chrono::seconds lifetime, std::chrono::seconds ahead);
//! \brief When the token of \a state is due to be renewed, whatever has happened since.
[[nodiscard]] QDateTime renewalDue(const RefreshState &state, std::chrono::seconds ahead);
//! \brief When the token of \a state is to be renewed next, by this computer's clock; nothing
//! when there is none or when the service's refusal can't heal by itself.
//!
//! Worked out from the shared state alone, so that all programs of the user come to the same time:
//! a try since that brought no longer token puts it off to the expiry, one that failed to the end
//! of its hold, or by waitAfterFailure().
//! \param ahead how long before the expiry at most
[[nodiscard]] std::optional<QDateTime> nextRenewal(
    const RefreshState &state, std::chrono::seconds ahead);
//! \brief How long to wait after a renewal that has failed for \a failing, of a token that is
//! renewed \a lead before its expiry: half of that time, 10 s at least (less for short tokens) and
//! 5 min at most.
[[nodiscard]] std::chrono::milliseconds waitAfterFailure(
    std::chrono::milliseconds failing, std::chrono::milliseconds lead);
//! \brief A token that nobody has asked for so long after its expiry is in use no more.
inline constexpr std::chrono::hours inUseAfterExpiry{1};
//! \brief The longest time between two checks of what is due: so much a clock may be set, or a
//! computer sleep, unseen.
inline constexpr std::chrono::seconds longestCheckPause{30};
inline constexpr std::chrono::milliseconds shortestCheckPause{100};

// Memory: what a server keeps for its clients.

//! \brief How long a server serves what it has after a fetch that brought nothing better.
inline constexpr std::chrono::seconds contentAfterFetch{10};
//! \brief How long it answers a refusal that can't heal by itself from memory.
inline constexpr std::chrono::seconds lastingRefusalKept{1};

} // namespace nlstoken
