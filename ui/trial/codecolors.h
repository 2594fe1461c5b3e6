// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/codetokens.h"

#include <QColor>

class QPalette;

namespace nlstoken {

//! \brief The colour of \a kind: at least 4.5:1 against codeGroundColor() and every other ground of
//! \a palette.
[[nodiscard]] QColor codeColor(CodeTokenKind kind, const QPalette &palette);

} // namespace nlstoken
