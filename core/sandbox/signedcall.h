// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/servicerefusal.h"

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief What a request claims about itself, read alike from every signature, and what the service
//! calculates. A part that is absent is empty.
struct SignedCall
{
    QByteArray action{};
    QByteArray version{};
    QByteArray accessKeyId{};
    QByteArray securityToken{};
    QByteArray timestamp{};
    QByteArray nonce{};
    QByteArray signature{};
    QByteArray stringToSign{}; //!< the service's own
    QByteArray expectedSignature{}; //!< what `signature` has to be
};

//! \brief Whether \a request is signed by its Authorization header (v3) rather than by parameters
//! (v1).
[[nodiscard]] bool isAcs3Call(const ServerRequest &request);

//! \brief Reads a request of signature v1: every parameter of query and form body is signed with
//! HMAC-SHA1. \param secret of the AccessKey that the service knows \return a refusal only for what
//! can't be read at all \source docs/service/signing.md section 1
[[nodiscard]] tl::expected<SignedCall, ServiceRefusal> readRpcCall(
    const ServerRequest &request, const QByteArray &secret);

//! \brief Reads a request of signature v3, ACS3-HMAC-SHA256: headers that are there but not signed
//! are refused. \param secret of the AccessKey that the service knows
//! \source docs/service/signing.md section 3
[[nodiscard]] tl::expected<SignedCall, ServiceRefusal> readAcs3Call(
    const ServerRequest &request, const QByteArray &secret);

//! \brief Whether \a request is signed in the older ROA form: `Authorization: acs ID:SIGNATURE`.
[[nodiscard]] bool isRoaCall(const ServerRequest &request);

//! \brief Reads a request of the ROA form, HMAC-SHA1 over method, headers and path, which the
//! version 2018-05-18 takes at `/pop/2018-05-18/tokens`. \param secret of the AccessKey that the
//! service knows \source docs/service/signing.md section 2
[[nodiscard]] tl::expected<SignedCall, ServiceRefusal> readRoaCall(
    const ServerRequest &request, const QByteArray &secret);

} // namespace nlstoken
