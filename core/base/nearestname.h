// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace nlstoken {

//! \brief How many characters have to be put in, left out, changed or swapped with their neighbour
//! to make \a other of \a one. Upper and lower case count as the same.
[[nodiscard]] qsizetype editDistance(const QString &one, const QString &other);

//! \brief The one of \a names that whoever typed \a typed probably meant: a third of it may be
//! wrong, or its end missing. Empty when none is that near.
[[nodiscard]] QString nearestName(const QString &typed, const QStringList &names);

} // namespace nlstoken
