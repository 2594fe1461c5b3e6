// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"
#include "core/signing/canonicalquery.h"

#include <QByteArray>

#include <map>

namespace nlstoken::signing {

//! \brief A request's signature with every text it came from.
struct RpcSignature
{
    QByteArray canonicalQuery;
    QByteArray stringToSign;
    QByteArray signature; //!< base64, 28 characters, not percent-encoded
};

//! \brief Signs \a parameters with HMAC-SHA1 (SignatureVersion 1.0).
//! \param method     "GET" or "POST", upper case
//! \param parameters every parameter of the request but Signature, from query and body together
//! \param secret     AccessKey secret without the `&`; borrowed for the call, not empty
//! \return texts and signature; never fails
//! \source docs/service/signing.md section 1, reproduced with the vector that
//! help.aliyun.com/document_detail/113251.htm prints
[[nodiscard]] RpcSignature signRpc(
    const QByteArray &method, const Parameters &parameters, const SecretBytes &secret);

//! \brief Header names in lower case with their values, sorted as the signature wants them.
using Headers = std::map<QByteArray, QByteArray>;

//! \brief What ACS3-HMAC-SHA256 signs.
struct Acs3Request
{
    QByteArray method; //!< upper case
    QByteArray path = "/"; //!< each segment percent-encoded
    Parameters query{};
    Headers headers{}; //!< host, content-type if sent, and every x-acs-*; x-acs-content-sha256 is
                       //!< added here
    QByteArray body{};
};

//! \brief An ACS3 signature with every text it came from.
struct Acs3Signature
{
    Headers headers; //!< those that were signed, x-acs-content-sha256 among them
    QByteArray canonicalQuery;
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature; //!< 64 lower-case hexadecimal digits
    QByteArray authorization; //!< the value of the Authorization header
};

//! \brief Signs \a request with ACS3-HMAC-SHA256 (signature v3).
//! \param accessKeyId what Credential= names
//! \param secret      AccessKey secret, without any `&`; borrowed for the call, not empty
//! \source docs/service/signing.md section 3, reproduced with the published RunInstances vector
[[nodiscard]] Acs3Signature signAcs3(
    const Acs3Request &request, const QByteArray &accessKeyId, const SecretBytes &secret);

} // namespace nlstoken::signing
