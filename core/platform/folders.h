// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

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
