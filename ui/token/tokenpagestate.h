// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenstatus.h"
#include "ui/token/countdownring.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace nlstoken {

class ErrorCatalogue;

//! \brief What the token page has to go by, at one moment.
struct TokenPageFacts
{
    TokenStatus status{};
    std::optional<ServiceError>
        error{}; //!< what the last question in this window came to; nothing when a token
    bool asking = false;
    bool prompting = false; //!< the desktop asks for the keychain's password
    std::optional<std::chrono::seconds> renewsIn{}; //!< nothing when nobody renews it by itself
    QString host{}; //!< of the token service
    std::chrono::milliseconds askingFor{};
    std::chrono::seconds clockAhead{}; //!< this computer's clock minus the service's
    bool renewable = true; //!< false for a token that was pasted
    QDateTime now{}; //!< by the service's clock
};

//! \brief The next steps that the page offers.
enum class TokenAction {
    Obtain,
    Cancel,
    CopyToken,
    RenewNow,
    TryIt, //!< at the speech gateway
    TryNow,
    EditProfile,
    Unlock,
    Explain,
    MendClock,
    AddKey,
    ConfirmEndpoint,
};

//! \brief What the page shows: words, ring, and the next steps, the obvious one first.
struct TokenPageState
{
    QString title{};
    QString text{};
    QString ringText{};
    QString ringSubText{};
    double ringFraction = 0; //!< 0 to 1
    CountdownRing::Role ringRole = CountdownRing::Role::Neutral;
    bool busy = false;
    std::vector<TokenAction> actions{};

    bool operator==(const TokenPageState &) const = default;
};

//! \brief What to show for \a facts. A view: nothing is counted, everything is worked out anew each
//! second.
[[nodiscard]] TokenPageState tokenPageState(
    const TokenPageFacts &facts, const ErrorCatalogue &catalogue);

//! \brief What there is to explain, for Explain and How to mend it; nothing when all is well.
[[nodiscard]] std::optional<ServiceError> explainedError(const TokenPageFacts &facts);

//! \brief The words on the button of \a action.
[[nodiscard]] QString actionText(TokenAction action);

//! \brief \a remaining as a clock: "15:41:07", "7:58", "0:00".
[[nodiscard]] QString clockText(std::chrono::seconds remaining);

} // namespace nlstoken
