// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenrequest.h"

#include "core/signing/percentencoding.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace nlstoken {

TimestampAndNonce TimestampAndNonce::at(const QDateTime &time)
{
    return {time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s).toLatin1(),
        QUuid::createUuid().toByteArray(QUuid::WithoutBraces)};
}

signing::Parameters createTokenParameters(const AccessKey &key, const QByteArray &apiVersion,
    const QByteArray &regionId, const TimestampAndNonce &moment)
{
    signing::Parameters parameters{
        {"AccessKeyId", key.id},
        {"Action", "CreateToken"},
        {"Format", "JSON"},
        {"RegionId", regionId},
        {"SignatureMethod", "HMAC-SHA1"},
        {"SignatureNonce", moment.nonce},
        {"SignatureVersion", "1.0"},
        {"Timestamp", moment.timestamp},
        {"Version", apiVersion},
    };
    if (!key.securityToken.isEmpty())
        parameters.insert_or_assign("SecurityToken", key.securityToken.view().toByteArray());
    return parameters;
}

signing::Acs3Request createTokenAcs3(const AccessKey &key, const QByteArray &host,
    const QByteArray &apiVersion, const TimestampAndNonce &moment)
{
    signing::Acs3Request request{
        .method = "POST",
        .headers =
            {
                {"host", host},
                {"x-acs-action", "CreateToken"},
                {"x-acs-date", moment.timestamp},
                {"x-acs-signature-nonce", moment.nonce},
                {"x-acs-version", apiVersion},
            },
    };
    if (!key.securityToken.isEmpty())
        request.headers.insert_or_assign(
            "x-acs-security-token", key.securityToken.view().toByteArray());
    return request;
}

HttpRequest createTokenRequest(
    const AccessKey &key, const Profile &profile, const TimestampAndNonce &moment)
{
    HttpRequest request;
    request.url = QUrl(profile.endpoint + u'/');
    const QByteArray version = profile.apiVersion.toUtf8();
    if (profile.signature == SignatureVersion::V3) {
        const signing::Acs3Request unsignedRequest =
            createTokenAcs3(key, hostHeader(request.url), version, moment);
        const signing::Acs3Signature signature =
            signing::signAcs3(unsignedRequest, key.id, key.secret);
        request.headers = signature.headers;
        request.headers.insert_or_assign("authorization", signature.authorization);
    } else {
        const signing::RpcSignature signature = signing::signRpc("POST",
            createTokenParameters(key, version, profile.regionId().toUtf8(), moment), key.secret);
        request.body =
            signature.canonicalQuery + "&Signature=" + signing::percentEncoded(signature.signature);
        request.headers.insert_or_assign("content-type", "application/x-www-form-urlencoded");
    }
    request.headers.insert_or_assign("accept", "application/json");
    return request;
}

QByteArray hostHeader(const QUrl &endpoint)
{
    QByteArray host = endpoint.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return endpoint.port() < 0 ? host : host + ':' + QByteArray::number(endpoint.port());
}

} // namespace nlstoken
