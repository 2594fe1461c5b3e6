// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/keychainbackend.h"

namespace nlstoken {

//! \brief What a program does with the session bus.
enum class BusUse {
    WhenNeeded, //!< the keychain alone goes there, which checks the way itself
    AtStart, //!< Qt goes there while the application object is made: one that doesn't answer at
             //!< once is left alone
};

//! \brief Sets the desktop's variables so that QtKeychain chooses the same keychain everywhere and
//! no library launches a session bus; answers which keychain that is.
//!
//! Before the application object: another thread may read the environment afterwards. What
//! programs that are started from here inherit is InheritedState's.
[[nodiscard]] KeychainBackend prepareDesktopEnvironment(BusUse use);

} // namespace nlstoken
