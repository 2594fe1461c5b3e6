// SPDX-License-Identifier: Apache-2.0
#include "tests/core/sandbox/signedrequests.h"

#include "core/signing/rpcsigner.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace nlstoken::testing {

namespace {

constexpr QByteArrayView host{"127.0.0.1"};

QByteArray stamp(const QDateTime &now)
{
    return now.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s).toLatin1();
}

QByteArray newNonce()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

} // namespace

signing::Parameters rpcParameters(const SandboxKey &key, const QDateTime &now)
{
    signing::Parameters parameters{
        {"AccessKeyId", key.id},
        {"Action", "CreateToken"},
        {"Format", "JSON"},
        {"RegionId", "cn-shanghai"},
        {"SignatureMethod", "HMAC-SHA1"},
        {"SignatureNonce", newNonce()},
        {"SignatureVersion", "1.0"},
        {"Timestamp", stamp(now)},
        {"Version", "2019-02-28"},
    };
    if (!key.securityToken.isEmpty())
        parameters.emplace("SecurityToken", key.securityToken);
    return parameters;
}

ServerRequest rpcRequest(const SandboxKey &key, const QDateTime &now, Carrier carrier,
    const ParameterChange &beforeSigning, const ParameterChange &afterSigning)
{
    auto parameters = rpcParameters(key, now);
    if (beforeSigning)
        beforeSigning(parameters);
    const QByteArray method = carrier == Carrier::GetQuery ? "GET" : "POST";
    const auto own = signing::signRpc(method, parameters, SecretBytes(key.secret));
    parameters.emplace("Signature", own.signature);
    if (afterSigning)
        afterSigning(parameters);

    ServerRequest request{.method = method, .headers = {{"Host", host.toByteArray()}}};
    const QByteArray text = signing::canonicalQuery(parameters);
    if (carrier == Carrier::PostForm) {
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.body = text;
    } else {
        request.query = text;
    }
    return request;
}

signing::Parameters acs3Headers(const SandboxKey &key, const QDateTime &now)
{
    signing::Parameters headers{
        {"host", host.toByteArray()},
        {"x-acs-action", "CreateToken"},
        {"x-acs-date", stamp(now)},
        {"x-acs-signature-nonce", newNonce()},
        {"x-acs-version", "2019-02-28"},
    };
    if (!key.securityToken.isEmpty())
        headers.emplace("x-acs-security-token", key.securityToken);
    return headers;
}

ServerRequest acs3Request(const SandboxKey &key, const QDateTime &now,
    const ParameterChange &beforeSigning, const ParameterChange &afterSigning)
{
    auto headers = acs3Headers(key, now);
    if (beforeSigning)
        beforeSigning(headers);
    const auto own =
        signing::signAcs3({.method = "POST", .headers = headers}, key.id, SecretBytes(key.secret));
    auto sent = own.headers;
    sent.emplace("authorization", own.authorization);
    if (afterSigning)
        afterSigning(sent);
    ServerRequest request{.method = "POST"};
    for (const auto &[name, value] : sent)
        request.headers.emplace_back(name, value);
    return request;
}

QByteArray wireBytes(const ServerRequest &request, const QByteArray &connection)
{
    QByteArray bytes = request.method + ' ' + request.path;
    if (!request.query.isEmpty())
        bytes += '?' + request.query;
    bytes += " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Connection: " + connection
        + "\r\nContent-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n";
    return bytes + request.body;
}

} // namespace nlstoken::testing
