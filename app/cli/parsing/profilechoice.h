// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"
#include "core/profiles/profilestore.h"
#include "core/token/tokenquery.h"

namespace nlstoken {

class Console;

//! \brief What --timeout says, 30 s if not given; a usage error when it is no whole number of
//! seconds from 1 to 3600.
[[nodiscard]] Result<std::chrono::milliseconds> timeLimit(const Arguments &arguments);

//! \brief What the common options make of \a profile: overrides, time limit, confirmation of the
//! endpoint. Values are checked; errors are of kinds Profile and Usage.
[[nodiscard]] Result<TokenQuery> queryFor(Profile profile, const Arguments &arguments);
//! \brief The same for \a profile as it is now: it may have been changed since, also its name, or
//! be gone.
[[nodiscard]] Result<TokenQuery> queryForCurrent(
    const Profile &profile, const Arguments &arguments, const ProfileStore &store);

//! \brief The profiles that \a arguments name: the positional ones, else -p, `NLS_TOKEN_PROFILE`,
//! the default, the only one. With --from-env one without a name.
[[nodiscard]] Result<std::vector<Profile>> chosenProfiles(
    const Arguments &arguments, const ProfileStore &store);

//! \brief Tells that \a endpoint will be able to obtain tokens in the user's name.
void tellEndpointCanObtainTokens(const QString &endpoint, Console &console);
//! \brief The same where \a query sends a stored key to an endpoint that was given for this call.
void tellOfForeignEndpoint(const TokenQuery &query, Console &console);

} // namespace nlstoken
