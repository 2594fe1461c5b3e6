// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/refreshstate.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief How long before its expiry a token of \a lifetime is renewed: the smaller of \a ahead and
//! a quarter of its lifetime.
[[nodiscard]] std::chrono::milliseconds renewalLead(
    std::chrono::seconds lifetime, std::chrono::seconds ahead);

//! \brief When the token of \a record is to be renewed next, by this computer's clock; nothing
//! when there is none or when the service's refusal can't heal by itself.
//!
//! Worked out from the record alone, so that all programs of the user come to the same moment: a
//! try since that brought no longer token puts it off to the expiry, one that failed to the end of
//! its hold, or to half of the time for which it has been failing.
//! \param ahead how long before the expiry at most
[[nodiscard]] std::optional<QDateTime> nextRenewal(
    const RefreshState &record, std::chrono::seconds ahead);

//! \brief How long to wait after a renewal that failed at \a failedAt and was due at \a dueAt, for
//! a token that is renewed \a lead before its expiry.
[[nodiscard]] std::chrono::milliseconds waitAfterFailure(
    const QDateTime &dueAt, const QDateTime &failedAt, std::chrono::milliseconds lead);

} // namespace nlstoken
