// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/tokenstate.h"
#include "core/settings/settingsfile.h"
#include "core/snippets/snippetchoice.h"

#include <QString>

#include <chrono>

namespace nlstoken {

//! \brief What the user decides once for all profiles.
struct Settings
{
    bool renewByItself = true; //!< tokens in use, ahead of their expiry, while a window runs
    std::chrono::seconds renewAhead = expiringBelow;
    //! How long a secret stays in the clipboard; zero: until the window is closed.
    std::chrono::seconds clipboardClearAfter{45};
    QString theme{}; //!< "light" or "dark"; empty for the desktop's
    QString language{}; //!< "en" or "zh_CN"; empty for the environment's
    SnippetChoice snippet{}; //!< the one that was looked at last
    bool knowsOfBilling = false; //!< was told that a spoken sentence is a call that is billed

    bool operator==(const Settings &) const = default;
};

//! \brief The settings in the settings file. A value that is absent or makes no sense is the
//! default.
[[nodiscard]] Settings readSettings(const SettingsFile &file);

//! \brief Writes \a settings beside what else the file says.
[[nodiscard]] Result<SettingsFile::Updated> writeSettings(
    const SettingsFile &file, const Settings &settings);

} // namespace nlstoken
