// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace nlstoken {

//! \brief What is wrong on purpose with a server certificate.
enum class CertificateFlaw {
    None,
    Expired, //!< since yesterday
    WrongHost, //!< names another host only
};

//! \brief A certificate authority of one start of the sandbox and the certificate that it signed,
//! PEM.
//!
//! Good for localhost, 127.0.0.1 and ::1, for 30 days. The authority's private key is gone before
//! this exists, so that whoever comes to trust it trusts this one certificate and no other; the
//! server's private key lives in memory only.
struct SandboxCertificate
{
    QByteArray caPem;
    QByteArray certificatePem;
    QByteArray privateKeyPem; //!< EC P-256, the form ("BEGIN EC PRIVATE KEY") that every back end
                              //!< of QSslKey reads
};

//! \brief Makes a certificate with fresh keys; nothing when OpenSSL is absent, or fails for want of
//! entropy or memory.
[[nodiscard]] std::optional<SandboxCertificate> makeSandboxCertificate(
    CertificateFlaw flaw = CertificateFlaw::None);

} // namespace nlstoken
