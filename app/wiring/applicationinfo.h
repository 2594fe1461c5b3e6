// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief The version of this program, for example "0.1.0".
[[nodiscard]] const char *applicationVersion();

//! \brief Sets the application's name, organisation and version; for the time after the application
//! object.
void setApplicationInfo(const QString &name);

} // namespace nlstoken
