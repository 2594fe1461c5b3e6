// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief How many columns of a terminal \a text takes; Chinese characters and emoji take two.
[[nodiscard]] qsizetype columns(const QString &text);

//! \brief \a text with blanks behind it, up to \a width columns.
[[nodiscard]] QString padded(const QString &text, qsizetype width);

//! \brief \a line broken at blanks, and between Chinese characters, so that none of its lines takes
//! more than \a width columns where that can be done. All but the first begin with \a indent
//! blanks.
[[nodiscard]] QString wrapped(const QString &line, qsizetype width, qsizetype indent);

} // namespace nlstoken
