// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/output/textcolor.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief How many columns of a terminal \a text takes; Chinese characters and emoji take two.
[[nodiscard]] qsizetype columns(const QString &text);

//! \brief \a text with blanks behind it, up to \a width columns.
[[nodiscard]] QString padded(const QString &text, qsizetype width);

//! \brief A cell of a table.
struct Cell
{
    QString text{};
    TextColor color = TextColor::None;
};

//! \brief \a rows in columns that are as wide as their widest cell, a line each; coloured where
//! \a color is set. A cell that is empty has a hyphen, but in the last column; control characters
//! are taken out.
[[nodiscard]] QString tableText(std::vector<std::vector<Cell>> rows, bool color);

//! \brief \a line broken at blanks, and between Chinese characters, so that none of its lines takes
//! more than \a width columns where that can be done. All but the first begin with \a indent
//! blanks.
[[nodiscard]] QString wrapped(const QString &line, qsizetype width, qsizetype indent);

} // namespace nlstoken
