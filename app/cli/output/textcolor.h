// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief When text is coloured.
enum class ColorUse {
    Auto, //!< on a terminal, as the environment says
    Always,
    Never,
};

enum class TextColor {
    None,
    Red,
    Yellow,
    Green,
};

//! \brief Whether text for a stream is to be coloured. For Auto that is what `NO_COLOR` says, then
//! `CLICOLOR_FORCE`, then `TERM` and \a isTerminal.
[[nodiscard]] bool usesColor(ColorUse use, bool isTerminal);

//! \brief \a text in \a color, for a terminal.
[[nodiscard]] QString colored(const QString &text, TextColor color);

} // namespace nlstoken
