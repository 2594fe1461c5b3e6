// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/environmentvariable.h"

#include <QProcessEnvironment>
#include <QString>

#include <optional>
#include <vector>

namespace nlstoken {

//! \brief Where QtKeychain keeps its items in this process.
enum class KeychainBackend {
    SecretService, //!< org.freedesktop.secrets through libsecret: GNOME Keyring, KeePassXC, KDE 6
    KWallet, //!< org.kde.kwalletd5
    Windows, //!< Credential Manager
    MacOs, //!< Keychain
};

//! \brief What the settings ask for; only systems with more than one back end look at it.
enum class KeychainPreference {
    Auto,
    SecretService,
    KWallet,
};

//! \brief The name of \a backend in settings and JSON, for example "secret-service".
[[nodiscard]] QString keychainBackendName(KeychainBackend backend);

//! \brief The wish named \a name ("auto", "secret-service", "kwallet"), or nothing when there is
//! none of this name.
[[nodiscard]] std::optional<KeychainPreference> keychainPreferenceFromName(const QString &name);

//! \brief A back end, and what has to be set for QtKeychain to choose the same one.
struct KeychainChoice
{
    KeychainBackend backend = KeychainBackend::SecretService;
    std::vector<EnvironmentVariable> variables; //!< empty when the environment already leads there

    bool operator==(const KeychainChoice &) const = default;
};

//! \brief The back end that \a wish and \a environment lead to, and the variables that make
//! QtKeychain agree.
//!
//! QtKeychain can't be told its back end: it looks at the desktop's variables, once in a process.
//! Under systemd or ssh these are absent, and another store than the window's would be asked.
[[nodiscard]] KeychainChoice chooseKeychain(
    const QProcessEnvironment &environment, KeychainPreference wish);

//! \brief Sets or unsets \a variables in this process and returns what they were, for the programs
//! it starts.
//!
//! For the time before the application object: another thread may read the environment afterwards.
[[nodiscard]] std::vector<EnvironmentVariable> exchangeEnvironment(
    const std::vector<EnvironmentVariable> &variables);

} // namespace nlstoken
