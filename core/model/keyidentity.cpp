// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyidentity.h"

#include "core/base/redaction.h"

#include <QMessageAuthenticationCode>

namespace nlstoken {

QString fingerprint(const KeyIdentity &identity, const QByteArray &salt)
{
    // A line break can't be in any part, so no two identities give the same text.
    const QByteArray text = identity.accessKeyId + '\n' + identity.endpoint.toUtf8() + '\n'
        + identity.apiVersion.toUtf8();
    constexpr qsizetype digits = 32;
    const QByteArray hash =
        QMessageAuthenticationCode::hash(text, salt, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(digits));
}

void setIdentity(Profile &profile, const QByteArray &accessKeyId, const QByteArray &salt)
{
    profile.accessKeyIdMasked = maskedAccessKeyId(QString::fromUtf8(accessKeyId));
    profile.fingerprint = fingerprint({accessKeyId, profile.endpoint, profile.apiVersion}, salt);
    profile.fingerprintEndpoint = profile.endpoint;
    profile.fingerprintApiVersion = profile.apiVersion;
}

} // namespace nlstoken
