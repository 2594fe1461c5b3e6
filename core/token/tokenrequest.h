// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httprequest.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/signing/rpcsigner.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

namespace nlstoken {

//! \brief What changes from one request to the next.
struct TimestampAndNonce
{
    QByteArray timestamp{}; //!< `YYYY-MM-DDThh:mm:ssZ`, by the service's clock
    QByteArray nonce{}; //!< never used before

    //! \brief The moment \a time, with a new random nonce.
    [[nodiscard]] static TimestampAndNonce at(const QDateTime &time);
};

//! \brief The parameters of a v1 CreateToken request, without Signature.
//! \source docs/service/create-token.md section 2
[[nodiscard]] signing::Parameters createTokenParameters(const AccessKey &key,
    const QByteArray &apiVersion, const QByteArray &regionId, const TimestampAndNonce &moment);

//! \brief What v3 signs of a CreateToken request: no parameter, an empty body, everything in
//! headers. \source docs/service/signing.md section 3
[[nodiscard]] signing::Acs3Request createTokenAcs3(const AccessKey &key, const QByteArray &host,
    const QByteArray &apiVersion, const TimestampAndNonce &moment);

//! \brief The signed POST that asks for a token with \a key, as \a profile says where and how.
[[nodiscard]] HttpRequest createTokenRequest(
    const AccessKey &key, const Profile &profile, const TimestampAndNonce &moment);

//! \brief The value of the Host header for the origin \a endpoint.
[[nodiscard]] QByteArray hostHeader(const QUrl &endpoint);

} // namespace nlstoken
