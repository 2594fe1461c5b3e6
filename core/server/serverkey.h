// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

namespace nlstoken {

//! \brief A new key that clients of a server have to show: 32 random bytes, base64url, 43
//! characters.
[[nodiscard]] SecretBytes newServerKey();

//! \brief The key in the file \a path, one line of at least 16 visible ASCII characters. A file
//! that isn't there is made, for this user only, with a new key.
//! \return FileUnreadable, ServerKeyShared when others can read the file, ServerKeyInvalid, or
//! FileNotWritable; all of kind Usage
[[nodiscard]] Result<SecretBytes> serverKeyIn(const QString &path);

} // namespace nlstoken
