// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief The AccessKey that a sandbox knows. Invented and worth nothing outside of it, so it may
//! be printed and copied, unlike an AccessKey.
struct SandboxKey
{
    QByteArray id; //!< begins with `STS.` exactly when it needs its SecurityToken
    QByteArray secret;
    QByteArray securityToken{}; //!< empty for a permanent key
};

//! \brief A permanent key in the service's shape: `LTAI5t` and 18 letters or digits, a secret
//! of 30.
[[nodiscard]] SandboxKey inventedKey();

//! \brief A temporary key in the service's shape, with its SecurityToken.
[[nodiscard]] SandboxKey inventedTemporaryKey();

//! \brief An Appkey in the service's shape: 16 letters or digits.
[[nodiscard]] QString inventedAppkey();

//! \brief An account id in the service's shape: 16 digits.
[[nodiscard]] QString inventedUserId();

//! \brief \a count random letters and digits from the system's generator.
[[nodiscard]] QByteArray randomAlphanumerics(int count);

} // namespace nlstoken
