// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief This user's salt for fingerprints, 32 random bytes in \a folder, made at the first call.
//!
//! Where the folder can't be written, a salt for this run alone is answered: nothing is shared
//! then, and everything else works.
[[nodiscard]] QByteArray identitySalt(const QString &folder);

//! \brief Whether \a folder holds a salt that later runs will find.
[[nodiscard]] bool hasIdentitySalt(const QString &folder);

} // namespace nlstoken
