// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace nlstoken {

//! \brief \a name for a profile beside others with \a otherNames: what checkedProfileName() says,
//! or ProfileExists when another has it, but for case.
[[nodiscard]] Result<QString> checkedNewName(const QString &name, const QStringList &otherNames);

} // namespace nlstoken
