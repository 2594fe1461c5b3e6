// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief Whose tokens are the same: (AccessKey ID, endpoint origin, API version). Token, lock,
//! refresh state and clock offset belong to it.
struct KeyIdentity
{
    QByteArray accessKeyId;
    QString endpoint; //!< origin
    QString apiVersion;
};

//! \brief The identity as files may show it: HMAC-SHA256 with the computer's \a salt, 32
//! hexadecimal digits.
//!
//! Nothing of the AccessKey ID can be read from it without the salt, and it is safe as a file name.
[[nodiscard]] QString fingerprint(const KeyIdentity &identity, const QByteArray &salt);

//! \brief Whether \a text has the shape of a fingerprint. What a file says is not one before that:
//! files are named by it.
[[nodiscard]] bool isFingerprint(const QString &text);

//! \brief Marks \a profile as belonging to the key \a accessKeyId: masked id, and the fingerprint
//! of the identity that it makes with the endpoint and version the profile has now.
void setIdentity(Profile &profile, const QByteArray &accessKeyId, const QByteArray &salt);

} // namespace nlstoken
