// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QPalette>

namespace nlstoken {

//! \brief Our line icons; each is resources/icons/<name in lower case, with hyphens>.svg.
enum class IconName {
    Add,
    Cancel,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Copy,
    Document,
    Edit,
    Error,
    Export,
    Eye,
    EyeOff,
    Filter,
    Import,
    Info,
    Key,
    Link,
    Lock,
    More,
    Offline,
    Play,
    QrCode,
    Remove,
    Renew,
    Sandbox,
    Settings,
    Stop,
    Unlock,
    Warning,
};

//! \brief The icon \a name in the colour that \a role has in the application's palette when it is
//! painted, sharp at every size and scale; drawn on a grid of 16, so best at 16, 32 and 48.
[[nodiscard]] QIcon icon(IconName name, QPalette::ColorRole role = QPalette::WindowText);

//! \brief The icon \a name in one colour, for what a tone says.
[[nodiscard]] QIcon icon(IconName name, const QColor &color);

//! \brief The program's own icon.
[[nodiscard]] QIcon applicationIcon();

} // namespace nlstoken
