// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"

#include <QJsonObject>

namespace nlstoken {

//! \brief The id of the profile in \a object. One that is missing or was edited away is made of the
//! name, the same at every look; it names no keychain item, and the key is then missing, which is
//! said.
[[nodiscard]] QString profileId(const QJsonObject &object);

//! \brief Writes \a profile into \a object and leaves what it doesn't know there alone.
void writeProfile(const Profile &profile, QJsonObject &object);

//! \brief The profile in \a object. A hand-edited value that is not valid is an error of kind
//! Profile that names the value; one that is missing takes its region's preset.
[[nodiscard]] Result<Profile> readProfile(const QJsonObject &object);

} // namespace nlstoken
