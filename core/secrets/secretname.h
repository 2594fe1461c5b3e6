// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

// Every name carries the program's prefix, because the Windows Credential Manager knows an item by
// its key alone (QtKeychain ignores the service there).

//! \brief The item of the AccessKey of the profile with the id \a profileId.
[[nodiscard]] QString accessKeyItemName(const QString &profileId);

//! \brief The item of the token of the key identity with \a fingerprint.
[[nodiscard]] QString tokenItemName(const QString &fingerprint);

} // namespace nlstoken
