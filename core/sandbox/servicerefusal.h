// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief Why the service's gateway refuses a request, in its own words: these are protocol, not
//! text of ours, and stay English.
struct ServiceRefusal
{
    int httpStatus = 400;
    QString code;
    QString message;

    bool operator==(const ServiceRefusal &) const = default;
};

//! Each refusal that CreateToken's strict checks can end in.
//! \source docs/service/errors.md section 1
namespace refusals {

[[nodiscard]] ServiceRefusal missing(const QByteArray &parameter); //!< `Missing{Name}`
[[nodiscard]] ServiceRefusal invalid(const QByteArray &parameter); //!< `Invalid{Name}`
//! \brief `InvalidParameter`: \a parameter is there twice or is not percent-encoded.
[[nodiscard]] ServiceRefusal malformed(const QByteArray &parameter);
[[nodiscard]] ServiceRefusal invalidFormat();
[[nodiscard]] ServiceRefusal invalidVersion();
[[nodiscard]] ServiceRefusal actionNotFound();
[[nodiscard]] ServiceRefusal unsupportedMethod();
[[nodiscard]] ServiceRefusal accessKeyNotFound();
[[nodiscard]] ServiceRefusal accessKeyInactive();
[[nodiscard]] ServiceRefusal invalidSignatureMethod();
[[nodiscard]] ServiceRefusal incompleteSignature();
//! \param stringToSign the service's own, which the message carries
[[nodiscard]] ServiceRefusal signatureDoesNotMatch(const QByteArray &stringToSign);
[[nodiscard]] ServiceRefusal signatureNonceUsed();
[[nodiscard]] ServiceRefusal timestampFormat();
[[nodiscard]] ServiceRefusal timestampExpired();
[[nodiscard]] ServiceRefusal securityTokenExpired();
[[nodiscard]] ServiceRefusal securityTokenMalformed();
[[nodiscard]] ServiceRefusal securityTokenMismatch();
[[nodiscard]] ServiceRefusal noPermission();
[[nodiscard]] ServiceRefusal throttledByUser();
[[nodiscard]] ServiceRefusal throttledByApi();
[[nodiscard]] ServiceRefusal internalError();
[[nodiscard]] ServiceRefusal serviceUnavailable();

} // namespace refusals

} // namespace nlstoken
