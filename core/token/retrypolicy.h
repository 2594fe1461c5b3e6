// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <chrono>
#include <optional>

namespace nlstoken {

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

} // namespace nlstoken
