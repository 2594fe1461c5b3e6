// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/createtokenendpoint.h"

#include "core/base/secretbytes.h"
#include "core/sandbox/signedcall.h"
#include "core/signing/canonicalquery.h"

#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::array versions{
    QByteArrayView("2018-05-18"), QByteArrayView("2019-02-28"), QByteArrayView("2019-07-17")};

std::optional<ServiceRefusal> checkWhat(const SignedCall &call)
{
    if (call.action.isEmpty())
        return refusals::missing("Action");
    if (call.version.isEmpty())
        return refusals::missing("Version");
    if (std::find(versions.begin(), versions.end(), QByteArrayView(call.version)) == versions.end())
        return refusals::invalidVersion();
    if (call.action != "CreateToken")
        return refusals::actionNotFound();
    return std::nullopt;
}

std::optional<ServiceRefusal> checkComplete(const SignedCall &call)
{
    const std::array<std::pair<const char *, QByteArrayView>, 4> mandatory{{
        {"AccessKeyId", call.accessKeyId},
        {"Timestamp", call.timestamp},
        {"SignatureNonce", call.nonce},
        {"Signature", call.signature},
    }};
    for (const auto &[name, value] : mandatory) {
        if (value.isEmpty())
            return refusals::missing(name);
    }
    return std::nullopt;
}

// A token of another AssumeRole answer still looks like one; one that was cut or altered doesn't.
bool looksLikeSecurityToken(const QByteArray &token)
{
    static const QRegularExpression shape(uR"(\ACAI[A-Za-z0-9+/]{8,}={0,2}\z)"_s);
    return shape.match(QString::fromLatin1(token)).hasMatch();
}

std::optional<ServiceRefusal> checkWho(const SignedCall &call, const SandboxKey &key)
{
    if (call.accessKeyId != key.id)
        return refusals::accessKeyNotFound();
    if (key.securityToken.isEmpty()) {
        if (!call.securityToken.isEmpty())
            return refusals::securityTokenMismatch();
        return std::nullopt;
    }
    if (call.securityToken.isEmpty())
        return refusals::missing("SecurityToken");
    if (SecretBytes(call.securityToken).equals(key.securityToken))
        return std::nullopt;
    return looksLikeSecurityToken(call.securityToken) ? refusals::securityTokenMismatch()
                                                      : refusals::securityTokenMalformed();
}

std::optional<ServiceRefusal> checkWhen(const SignedCall &call, const QDateTime &now)
{
    static const QRegularExpression shape(uR"(\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\z)"_s);
    const QString text = QString::fromLatin1(call.timestamp);
    const QDateTime stamp = QDateTime::fromString(text, Qt::ISODate);
    if (!shape.match(text).hasMatch() || !stamp.isValid())
        return refusals::timestampFormat();
    // The stamp has no fraction of a second, so neither may the comparison have one.
    const std::chrono::seconds off{now.toSecsSinceEpoch() - stamp.toSecsSinceEpoch()};
    if (off > CreateTokenEndpoint::Window || off < -CreateTokenEndpoint::Window)
        return refusals::timestampExpired();
    return std::nullopt;
}

QString hexId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

// The header comes back inside JSON and XML: no more of it than a host may be made of.
QString echoedHost(const ServerRequest &request)
{
    static const QRegularExpression foreign(u"[^A-Za-z0-9.:\\[\\]_-]"_s);
    QString host = QString::fromLatin1(request.header("host"));
    return host.remove(foreign).left(255);
}

} // namespace

CreateTokenEndpoint::CreateTokenEndpoint(IssuerOptions options)
    : m_options(std::move(options))
{
}

Verdict CreateTokenEndpoint::verdict(const ServerRequest &request, const QDateTime &now)
{
    Verdict verdict{
        .context = {.format = answerFormat(request),
            .requestId = QUuid::createUuid().toString(QUuid::WithoutBraces).toUpper(),
            .hostId = echoedHost(request)},
        .stringToSign = {},
        .outcome = tl::unexpected(refusals::unsupportedMethod()),
    };
    const auto refused = [&verdict](ServiceRefusal refusal) {
        verdict.outcome = tl::unexpected(std::move(refusal));
        return verdict;
    };

    if (request.method != "GET" && request.method != "POST")
        return verdict;
    const QByteArray &secret = m_options.key.secret;
    const auto call = isAcs3Call(request) ? readAcs3Call(request, secret)
        : isRoaCall(request)              ? readRoaCall(request, secret)
                                          : readRpcCall(request, secret);
    if (!call)
        return refused(call.error());
    verdict.stringToSign = call->stringToSign;

    if (auto refusal = checkWhat(*call))
        return refused(*std::move(refusal));
    if (auto refusal = checkComplete(*call))
        return refused(*std::move(refusal));
    if (auto refusal = checkWho(*call, m_options.key))
        return refused(*std::move(refusal));
    if (auto refusal = checkWhen(*call, now))
        return refused(*std::move(refusal));
    if (!SecretBytes(call->signature).equals(call->expectedSignature))
        return refused(refusals::signatureDoesNotMatch(call->stringToSign));
    // Last, so that only who holds the secret can fill the memory or use up somebody's nonce.
    if (!m_nonces.use(call->nonce, now))
        return refused(refusals::signatureNonceUsed());

    verdict.outcome = IssuedToken{
        .id = hexId(),
        .expireTime = now.toSecsSinceEpoch() + static_cast<qint64>(m_options.ttl.count()),
        .userId = m_options.userId,
        .nlsRequestId = hexId(),
    };
    return verdict;
}

AnswerFormat answerFormat(const ServerRequest &request)
{
    if (isAcs3Call(request) || isRoaCall(request)) {
        const QByteArray accept = request.header("accept");
        return accept.contains("xml") && !accept.contains("json") ? AnswerFormat::Xml
                                                                  : AnswerFormat::Json;
    }
    // Read leniently: a request that is refused for a parameter of its own still gets the language
    // it asked for.
    for (const QByteArray &text : {request.query, request.body}) {
        const auto parameters = signing::parsedQuery(text);
        const auto format = parameters.find("Format");
        if (format != parameters.end() && format->second == "JSON")
            return AnswerFormat::Json;
    }
    return AnswerFormat::Xml;
}

} // namespace nlstoken
