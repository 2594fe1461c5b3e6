// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/requestparameters.h"
#include "core/sandbox/signedcall.h"
#include "core/signing/rpcsigner.h"

#include <QList>

#include <algorithm>
#include <optional>

namespace nlstoken {

namespace {

constexpr QByteArrayView algorithm{"ACS3-HMAC-SHA256 "};

struct Authorization
{
    QByteArray credential;
    QList<QByteArray> signedHeaders;
    QByteArray signature;
};

std::optional<Authorization> parsedAuthorization(const QByteArray &header)
{
    Authorization parsed;
    const QList<QByteArray> parts = header.mid(algorithm.size()).split(',');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(equals).trimmed();
        const QByteArray value = part.mid(equals + 1).trimmed();
        if (name == "Credential")
            parsed.credential = value;
        else if (name == "SignedHeaders")
            parsed.signedHeaders = value.split(';');
        else if (name == "Signature")
            parsed.signature = value;
        else
            return std::nullopt;
    }
    if (parsed.credential.isEmpty() || parsed.signature.isEmpty())
        return std::nullopt;
    return parsed;
}

// Host, the type of the body and everything of the scheme's own must be signed; what isn't could be
// exchanged on the way.
bool signsAllItMust(const ServerRequest &request, const QList<QByteArray> &signedHeaders)
{
    const auto isSigned = [&request, &signedHeaders](const auto &field) {
        const QByteArray name = field.first.toLower();
        const bool mustBeSigned = name == "host" || name.startsWith("x-acs-")
            || (name == "content-type" && !request.body.isEmpty());
        return !mustBeSigned || signedHeaders.contains(name);
    };
    return std::all_of(request.headers.begin(), request.headers.end(), isSigned)
        && signedHeaders.contains("host");
}

std::optional<ServiceRefusal> checkContentHash(const ServerRequest &request)
{
    if (request.header("x-acs-content-sha256").isEmpty())
        return refusals::missing("ContentSha256");
    return std::nullopt;
}

} // namespace

bool isAcs3Call(const ServerRequest &request)
{
    return request.header("authorization").startsWith("ACS3-");
}

tl::expected<SignedCall, ServiceRefusal> readAcs3Call(
    const ServerRequest &request, const QByteArray &secret)
{
    if (!request.header("authorization").startsWith(algorithm))
        return tl::unexpected(refusals::invalidSignatureMethod());
    const auto authorization = parsedAuthorization(request.header("authorization"));
    if (!authorization)
        return tl::unexpected(refusals::incompleteSignature());
    if (auto refusal = checkContentHash(request))
        return tl::unexpected(*std::move(refusal));
    if (!signsAllItMust(request, authorization->signedHeaders))
        return tl::unexpected(refusals::incompleteSignature());

    ServerRequest queryOnly = request;
    queryOnly.body.clear();
    auto query = requestParameters(queryOnly);
    if (!query)
        return tl::unexpected(query.error());
    signing::Acs3Request own{
        .method = request.method, .path = request.path, .query = *query, .body = request.body};
    for (const QByteArray &name : authorization->signedHeaders)
        own.headers.insert_or_assign(name.toLower(), request.header(name));
    // The signer puts the hash of the body that really came in place of the one that the request
    // claims.
    const auto calculated = signing::signAcs3(own, authorization->credential, SecretBytes(secret));
    return SignedCall{
        .action = request.header("x-acs-action"),
        .version = request.header("x-acs-version"),
        .accessKeyId = authorization->credential,
        .securityToken = request.header("x-acs-security-token"),
        .timestamp = request.header("x-acs-date"),
        .nonce = request.header("x-acs-signature-nonce"),
        .signature = authorization->signature,
        .stringToSign = calculated.stringToSign,
        .expectedSignature = calculated.signature,
    };
}

} // namespace nlstoken
