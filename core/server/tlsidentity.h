// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSslConfiguration>
#include <QString>

namespace nlstoken {

//! \brief What a server shows and proves over TLS: the certificates in \a certificateFile (PEM, its
//! own first) and the private key in \a keyFile (PEM, RSA or EC, without passphrase).
//! \return FileUnreadable, PrivateKeyShared when others can read the key, CertificateUnusable,
//! PrivateKeyUnusable or CertificateMismatch; all of
//! kind Usage
[[nodiscard]] Result<QSslConfiguration> tlsIdentity(
    const QString &certificateFile, const QString &keyFile);

} // namespace nlstoken
