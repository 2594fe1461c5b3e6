// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"
#include "core/model/profile.h"
#include "core/model/token.h"
#include "core/secrets/promptpermission.h"

#include <QDateTime>

#include <chrono>
#include <optional>
#include <vector>

namespace nlstoken {

//! \brief What somebody wants: a token for a profile, and on which terms.
struct TokenQuery
{
    Profile profile{};
    //! Nobody asked for it: the token is to be replaced before it expires. What another process
    //! obtained meanwhile is good, however short, and counts as no use of it.
    bool renewal = false;
    bool fresh = false; //!< never from the cache, unless it was stored after this ask began
    std::optional<std::chrono::seconds>
        minimumTtl{}; //!< a promise when given; else what isEnough() takes
    //! When somebody began to ask, by the wall clock; now if unset. A fetch of another process
    //! that ended later answers this ask too, with its token or its error.
    std::optional<QDateTime> since{};
    std::chrono::milliseconds timeLimit =
        std::chrono::seconds(30); //!< for everything but a password prompt
    PromptPermission prompt{}; //!< what to do when the keychain is locked; by default nothing
    //! The user has been told that this endpoint could obtain tokens in their name.
    bool endpointConfirmed = false;
};

enum class TokenSource {
    Cache,
    Service,
};

//! \brief A token with what its receiver should know.
struct TokenAnswer
{
    Token token{};
    TokenSource source = TokenSource::Cache;
    std::chrono::milliseconds clockOffset{}; //!< service's clock minus this computer's
    std::vector<ServiceError> warnings{}; //!< worth telling, none of them kept the token away

    bool operator==(const TokenAnswer &) const = default;
};

} // namespace nlstoken
