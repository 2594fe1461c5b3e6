// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/signedcall.h"

#include "core/sandbox/requestparameters.h"
#include "core/signing/rpcsigner.h"

#include <optional>

namespace nlstoken {

namespace {

QByteArray value(const signing::Parameters &parameters, const char *name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? QByteArray() : found->second;
}

std::optional<ServiceRefusal> checkFormat(const signing::Parameters &parameters)
{
    const auto format = parameters.find("Format");
    if (format == parameters.end() || format->second == "JSON" || format->second == "XML")
        return std::nullopt;
    return refusals::invalidFormat();
}

// Parts of the signature that only v1 sends, and that have one permitted value each.
std::optional<ServiceRefusal> checkMethod(const signing::Parameters &parameters)
{
    const QByteArray method = value(parameters, "SignatureMethod");
    const QByteArray version = value(parameters, "SignatureVersion");
    if (method.isEmpty())
        return refusals::missing("SignatureMethod");
    if (version.isEmpty())
        return refusals::missing("SignatureVersion");
    if (method != "HMAC-SHA1")
        return refusals::invalidSignatureMethod();
    if (version != "1.0")
        return refusals::invalid("SignatureVersion");
    return std::nullopt;
}

} // namespace

tl::expected<SignedCall, ServiceRefusal> readRpcCall(
    const ServerRequest &request, const QByteArray &secret)
{
    auto parameters = requestParameters(request);
    if (!parameters)
        return tl::unexpected(parameters.error());
    if (auto refusal = checkFormat(*parameters))
        return tl::unexpected(*std::move(refusal));
    SignedCall call{
        .action = value(*parameters, "Action"),
        .version = value(*parameters, "Version"),
        .accessKeyId = value(*parameters, "AccessKeyId"),
        .securityToken = value(*parameters, "SecurityToken"),
        .timestamp = value(*parameters, "Timestamp"),
        .nonce = value(*parameters, "SignatureNonce"),
        .signature = value(*parameters, "Signature"),
    };
    // Without an action there is nothing to sign, and the service says so before it looks at the
    // signature.
    if (!call.action.isEmpty()) {
        if (auto refusal = checkMethod(*parameters))
            return tl::unexpected(*std::move(refusal));
    }
    parameters->erase("Signature");
    const auto own = signing::signRpc(request.method, *parameters, SecretBytes(secret));
    call.stringToSign = own.stringToSign;
    call.expectedSignature = own.signature;
    return call;
}

} // namespace nlstoken
