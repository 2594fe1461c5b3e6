// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

class Theme;

//! \brief Tells \a theme what the desktop's portal prefers, light or dark, now and whenever that
//! changes; nothing where there is no portal. Waits for nobody.
//! \source org.freedesktop.portal.Settings, namespace org.freedesktop.appearance,
//! https://flatpak.github.io/xdg-desktop-portal/docs/
void followDesktopColors(Theme &theme);

} // namespace nlstoken
