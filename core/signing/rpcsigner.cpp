// SPDX-License-Identifier: Apache-2.0
#include "core/signing/rpcsigner.h"

#include "core/signing/percentencoding.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace nlstoken::signing {

namespace {

// A view on the secret's own bytes; the HMAC keeps a copy that can't be wiped, for as long as this
// call lasts.
QByteArray hmac(QByteArrayView key, const QByteArray &text, QCryptographicHash::Algorithm algorithm)
{
    return QMessageAuthenticationCode::hash(
        text, QByteArray::fromRawData(key.data(), key.size()), algorithm);
}

QByteArray hexSha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

RpcSignature signRpc(
    const QByteArray &method, const Parameters &parameters, const SecretBytes &secret)
{
    RpcSignature result;
    result.canonicalQuery = canonicalQuery(parameters);
    result.stringToSign =
        method + '&' + percentEncoded("/") + '&' + percentEncoded(result.canonicalQuery);
    SecretBytes key = secret.clone();
    key.append("&");
    result.signature = hmac(key.view(), result.stringToSign, QCryptographicHash::Sha1).toBase64();
    return result;
}

Acs3Signature signAcs3(
    const Acs3Request &request, const QByteArray &accessKeyId, const SecretBytes &secret)
{
    Acs3Signature result;
    result.headers = request.headers;
    const QByteArray bodyHash = hexSha256(request.body);
    result.headers.insert_or_assign("x-acs-content-sha256", bodyHash);
    result.canonicalQuery = canonicalQuery(request.query);

    QByteArray headerLines;
    QByteArray headerNames;
    for (const auto &[name, value] : result.headers) {
        headerLines += name + ':' + value.trimmed() + '\n';
        if (!headerNames.isEmpty())
            headerNames += ';';
        headerNames += name;
    }
    result.canonicalRequest = request.method + '\n' + request.path + '\n' + result.canonicalQuery
        + '\n' + headerLines + '\n' + headerNames + '\n' + bodyHash;
    result.stringToSign = "ACS3-HMAC-SHA256\n" + hexSha256(result.canonicalRequest);
    result.signature = hmac(secret.view(), result.stringToSign, QCryptographicHash::Sha256).toHex();
    result.authorization = "ACS3-HMAC-SHA256 Credential=" + accessKeyId
        + ",SignedHeaders=" + headerNames + ",Signature=" + result.signature;
    return result;
}

} // namespace nlstoken::signing
