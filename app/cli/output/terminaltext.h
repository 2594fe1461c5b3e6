// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief How many columns of a terminal \a text takes; Chinese characters and emoji take two.
[[nodiscard]] qsizetype columns(const QString &text);

//! \brief \a text with blanks behind it, up to \a width columns.
[[nodiscard]] QString padded(const QString &text, qsizetype width);

} // namespace nlstoken
