// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"

#include <QJsonObject>

namespace nlstoken {

//! \brief Writes \a profile into \a object and leaves what it doesn't know there alone.
void writeProfile(const Profile &profile, QJsonObject &object);

//! \brief The profile in \a object. A hand-edited value that is not valid is an error of kind
//! Profile that names the value; one that is missing takes its region's preset.
[[nodiscard]] Result<Profile> readProfile(const QJsonObject &object);

} // namespace nlstoken
