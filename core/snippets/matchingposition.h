// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief The place in \a after that \a place, 0 to the length of \a before, is in \a before, where
//! both are the same code with other values in its lines.
//!
//! What stands before a line's first difference keeps its distance from the line's beginning, the
//! rest its distance from the line's end.
[[nodiscard]] qsizetype matchingPosition(
    const QString &before, const QString &after, qsizetype place);

} // namespace nlstoken
