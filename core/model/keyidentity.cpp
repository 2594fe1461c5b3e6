// SPDX-License-Identifier: Apache-2.0
#include "core/model/keyidentity.h"

#include "core/base/redaction.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace nlstoken {

namespace {

constexpr qsizetype fingerprintDigits = 32;

} // namespace

QString fingerprint(const KeyIdentity &identity, const QByteArray &salt)
{
    // A line break can't be in any part, so no two identities give the same text.
    const QByteArray text = identity.accessKeyId + '\n' + identity.endpoint.toUtf8() + '\n'
        + identity.apiVersion.toUtf8();
    const QByteArray hash =
        QMessageAuthenticationCode::hash(text, salt, QCryptographicHash::Sha256).toHex();
    return QString::fromLatin1(hash.left(fingerprintDigits));
}

bool isFingerprint(const QString &text)
{
    return text.size() == fingerprintDigits && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
}

void setIdentity(Profile &profile, const QByteArray &accessKeyId, const QByteArray &salt)
{
    profile.accessKeyIdMasked = maskedAccessKeyId(QString::fromUtf8(accessKeyId));
    profile.fingerprint = fingerprint({accessKeyId, profile.endpoint, profile.apiVersion}, salt);
    profile.fingerprintEndpoint = profile.endpoint;
    profile.fingerprintApiVersion = profile.apiVersion;
}

} // namespace nlstoken
