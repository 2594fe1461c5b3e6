// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace nlstoken {

//! \brief An AccessKey pair, with the SecurityToken of STS credentials where it has one.
//!
//! Move-only. It exists from the reading of the keychain to the signing of one request and is never
//! a member of anything that lives longer.
struct AccessKey
{
    QByteArray id; //!< AccessKey ID, bytes as entered, not empty
    SecretBytes secret; //!< AccessKey secret, not empty
    SecretBytes securityToken; //!< empty for a permanent key
    QString endpoint; //!< origin it was entered for, for example
                      //!< "https://nlsmeta.ap-southeast-1.aliyuncs.com"

    [[nodiscard]] AccessKey clone() const;
};

//! \brief What looks unusual about a key part and is worth a remark; nothing of it is an error.
enum class KeyRemark {
    SecretLooksLikeId, //!< the two parts look swapped
    IdUnusual, //!< neither LTAI nor STS. at the start, or an unusual length
    SecretUnusualLength, //!< not 30 characters
    IdHasBlank,
    SecretHasBlank,
    IdHasQuote,
    SecretHasQuote,
    IdNotAscii,
    SecretNotAscii,
    SecurityTokenMissing, //!< an STS. id without SecurityToken
    SecurityTokenUnneeded, //!< a SecurityToken beside a permanent id
};

//! \brief Checks the parts of \a key: AccessKeyIdEmpty, AccessKeySecretControl and the like when a
//! part is empty or holds control characters. An absent SecurityToken is fine.
[[nodiscard]] Result<void> checkAccessKey(const AccessKey &key);

//! \brief Remarks on a key that checkAccessKey() accepts, in the order in which to tell them.
[[nodiscard]] std::vector<KeyRemark> remarksOn(const AccessKey &key);

//! \brief The keychain item of \a key: one line of `name=value` pairs, percent-encoded.
[[nodiscard]] SecretBytes serialisedAccessKey(const AccessKey &key);

//! \brief The key in \a item, or nothing when the item is not one of ours.
[[nodiscard]] std::optional<AccessKey> parsedAccessKey(const SecretBytes &item);

} // namespace nlstoken
