// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace nlstoken {

enum class SignatureVersion {
    V1, //!< HMAC-SHA1, SignatureVersion 1.0
    V3, //!< ACS3-HMAC-SHA256
};

//! \brief The name of \a version on the command line, in JSON and in settings: "v1" or "v3".
[[nodiscard]] QString signatureName(SignatureVersion version);
//! \brief The version named \a name, or SignatureInvalid.
[[nodiscard]] Result<SignatureVersion> signatureFromName(const QString &name);

//! \brief A named AccessKey, or a pasted token, plus where it is used. Holds no secret and no full
//! AccessKey ID.
struct Profile
{
    QString id{}; //!< never changes, names the keychain item; 32 hexadecimal digits
    QString name{};
    QString region{};
    QString endpoint{}; //!< origin, for example "https://nlsmeta.ap-southeast-1.aliyuncs.com"
    QString apiVersion{};
    SignatureVersion signature = SignatureVersion::V1;
    QString gateway{};
    QString appkey{};
    QString accessKeyIdMasked{};
    bool tokenOnly = false; //!< holds a token that was pasted, and no key to renew it
    QString store{}; //!< SecretStore::kind() of where the key was put

    //! \brief Fingerprint of the key identity, with the endpoint and version that it was made for:
    //! a hand-edited endpoint makes another identity, which only the key's full id can tell.
    QString fingerprint{};
    QString fingerprintEndpoint{};
    QString fingerprintApiVersion{};

    bool operator==(const Profile &) const = default;

    //! \brief The fingerprint when it belongs to the endpoint and version that the profile now has;
    //! a pasted token's belongs to nothing else.
    [[nodiscard]] std::optional<QString> currentFingerprint() const;
    //! \brief The RegionId that is signed: the region's own or its site's.
    [[nodiscard]] QString regionId() const;
};

//! \brief A profile of \a region with every preset filled in, signature v1, and a new id.
[[nodiscard]] Profile newProfile(const QString &name, const QString &region);

//! \brief Moves \a profile to \a region; values that are the old region's presets become the new
//! one's, others stay.
void moveToRegion(Profile &profile, const QString &region);

} // namespace nlstoken
