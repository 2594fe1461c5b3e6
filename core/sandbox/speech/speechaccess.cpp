// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechaccess.h"

#include "core/sandbox/speech/issuedtokens.h"
#include "core/signing/canonicalquery.h"

#include <utility>

namespace nlstoken {

SpeechAccess::SpeechAccess(const IssuedTokens &tokens, QString appkey)
    : m_tokens(tokens)
    , m_appkey(std::move(appkey))
{
}

std::optional<GatewayRefusal> SpeechAccess::refusedToken(
    const QByteArray &token, const QDateTime &now) const
{
    if (token.isEmpty())
        return gatewayrefusals::tokenMissing();
    switch (m_tokens.standing(token, now)) {
    case IssuedTokens::Standing::Good:
        return std::nullopt;
    case IssuedTokens::Standing::Expired:
        return gatewayrefusals::tokenExpired(token);
    case IssuedTokens::Standing::Unknown:
        break;
    }
    return gatewayrefusals::tokenInvalid(token);
}

std::optional<GatewayRefusal> SpeechAccess::refusedAppkey(const QString &appkey) const
{
    if (appkey.isEmpty())
        return gatewayrefusals::appkeyMissing();
    if (appkey == m_appkey)
        return std::nullopt;
    return appkey == OtherAppkey ? gatewayrefusals::appkeyOfAnotherAccount()
                                 : gatewayrefusals::appkeyUnknown();
}

QByteArray shownToken(const ServerRequest &request)
{
    const QByteArray header = request.header("X-NLS-Token");
    if (!header.isEmpty())
        return header;
    const signing::Parameters query = signing::parsedQuery(request.query);
    const auto token = query.find("token");
    return token == query.end() ? QByteArray() : token->second;
}

} // namespace nlstoken
