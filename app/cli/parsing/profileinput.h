// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/profiles/profileeditor.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;

//! \brief The options that `profile add` and `profile edit` share, beside the common ones.
[[nodiscard]] std::vector<OptionSpec> profileOptions();

//! \brief Puts the checked values of \a arguments into \a profile.
[[nodiscard]] Result<void> applyFields(const Arguments &arguments, Profile &profile);

//! \brief Reads the secret, and the SecurityToken when \a arguments ask for one, from standard
//! input or the terminal, and checks the whole key of \a id and \a endpoint.
[[nodiscard]] Result<AccessKey> readAccessKey(
    const Arguments &arguments, const QByteArray &id, const QString &endpoint, Console &console);

//! \brief Tells what looks unusual about \a key.
void tellRemarks(const AccessKey &key, Console &console, const ErrorCatalogue &catalogue);

//! \brief Tests \a draft when \a arguments say so, and stores it; tells how far it came.
//! \param editor borrowed, like \a console, until \a reply is answered
void testAndSave(ProfileEditor &editor, ProfileDraft draft, const Arguments &arguments,
    Console &console, Reply<ProfileChanged> reply);

} // namespace nlstoken
