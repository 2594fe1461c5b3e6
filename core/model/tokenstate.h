// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>

namespace nlstoken {

//! \brief Below this a token is about to expire: it is shown so, and renewed ahead unless the user
//! chose another time.
inline constexpr std::chrono::minutes expiringBelow{10};

//! \brief How a token stands at one moment.
enum class TokenState {
    None,
    Valid,
    Expiring, //!< within the time in which it is renewed ahead
    Expired,
};

//! \brief The name of \a state in JSON.
[[nodiscard]] QString tokenStateName(TokenState state);

//! \brief The state of a token with \a remaining time of a \a lifetime. It is expiring below the
//! smaller of 10 minutes and a quarter of the lifetime.
[[nodiscard]] TokenState tokenState(std::chrono::seconds remaining, std::chrono::seconds lifetime);

} // namespace nlstoken
