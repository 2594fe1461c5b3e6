// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/sandboxkey.h"
#include "core/signing/canonicalquery.h"

#include <QDateTime>

#include <functional>

namespace nlstoken::testing {

//! \brief Where a v1 request carries its parameters.
enum class Carrier {
    GetQuery,
    PostForm,
    PostQuery,
};

//! \brief A parameter or header that a test changes; an empty optional value takes it out.
using ParameterChange = std::function<void(signing::Parameters &)>;

//! \brief The parameters of a good v1 request, without Signature, each time with another nonce.
[[nodiscard]] signing::Parameters rpcParameters(const SandboxKey &key, const QDateTime &now);

//! \brief A v1 request, signed with \a key after \a beforeSigning and altered by \a afterSigning.
[[nodiscard]] ServerRequest rpcRequest(const SandboxKey &key, const QDateTime &now,
    Carrier carrier = Carrier::GetQuery, const ParameterChange &beforeSigning = {},
    const ParameterChange &afterSigning = {});

//! \brief The headers of a good v3 request, without Authorization.
[[nodiscard]] signing::Parameters acs3Headers(const SandboxKey &key, const QDateTime &now);

//! \brief A v3 POST, signed with \a key after \a beforeSigning and altered by \a afterSigning.
[[nodiscard]] ServerRequest acs3Request(const SandboxKey &key, const QDateTime &now,
    const ParameterChange &beforeSigning = {}, const ParameterChange &afterSigning = {});

//! \brief \a request as HTTP/1.1 bytes.
[[nodiscard]] QByteArray wireBytes(
    const ServerRequest &request, const QByteArray &connection = "keep-alive");

} // namespace nlstoken::testing
