// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace nlstoken {

//! \brief The user's home: `HOME`, else what the password database says of the user.
[[nodiscard]] QString homeFolder();

//! \brief `NAME=value` of a variable that moves a folder of ours to a path that is not absolute:
//! it would be another one in each working directory. Nothing while all are good.
[[nodiscard]] std::optional<QString> relativeFolderVariable();

//! \brief Where settings and profiles live: `NLS_TOKEN_CONFIG_DIR`, else the platform's place (XDG
//! on Linux).
[[nodiscard]] QString configFolder();

//! \brief Where refresh states, locks, the salt and the activity live: `NLS_TOKEN_STATE_DIR`, else
//! the platform's place (XDG_STATE_HOME on Linux).
[[nodiscard]] QString stateFolder();

//! \brief Where files live that are gone when the user logs out, readable for the user alone; empty
//! where the system has no such place.
[[nodiscard]] QString runtimeFolder();

} // namespace nlstoken
