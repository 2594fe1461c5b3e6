// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "core/model/tokenstate.h"
#include "core/token/refreshstate.h"

namespace nlstoken {

//! \brief How the token of a profile stands, as far as the refresh state tells: no keychain, no
//! network.
struct TokenStatus
{
    TokenState state = TokenState::None;
    qint64 expireTime = 0; //!< Unix seconds; 0 without a token
    qint64 obtainedAt = 0; //!< the same
    std::chrono::seconds lifetime{}; //!< from obtaining to expiry
    std::chrono::seconds expiresIn{}; //!< by the service's clock; negative when expired
    std::chrono::milliseconds clockOffset{}; //!< service's clock minus this computer's
    std::chrono::milliseconds holdLeft{}; //!< zero when not held back
    std::optional<QDateTime> heldUntil{};
    std::optional<ServiceError> lastError{};
};

//! \brief The status that \a record gives at \a now, by this computer's clock.
[[nodiscard]] TokenStatus tokenStatus(const RefreshState &record, const QDateTime &now);

//! \brief The status of the token of \a profile, as \a records tell; none while its key identity is
//! not known.
[[nodiscard]] TokenStatus tokenStatus(
    const Profile &profile, const RefreshStates &records, const QDateTime &now);

} // namespace nlstoken
