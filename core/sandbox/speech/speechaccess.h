// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/speech/gatewayrefusal.h"

#include <QLatin1StringView>

#include <optional>

namespace nlstoken {

class IssuedTokens;

//! \brief Whom the gateway hears: tokens that this sandbox issued, together with its Appkey.
class SpeechAccess
{
public:
    //! An Appkey that exists and belongs to another account than the sandbox's tokens.
    static constexpr QLatin1StringView OtherAppkey{"OtherAccountsKey"};

    //! \param tokens borrowed for life
    SpeechAccess(const IssuedTokens &tokens, QString appkey);

    //! \brief Why \a token is not taken when the service's clock shows \a now; nothing when it is.
    [[nodiscard]] std::optional<GatewayRefusal> refusedToken(
        const QByteArray &token, const QDateTime &now) const;
    //! \brief Why \a appkey is not taken beside a good token; nothing when it is.
    [[nodiscard]] std::optional<GatewayRefusal> refusedAppkey(const QString &appkey) const;

private:
    const IssuedTokens &m_tokens;
    QString m_appkey;
};

//! \brief The token that \a request shows, in `X-NLS-Token` or in the query's `token`; empty when
//! it shows none.
[[nodiscard]] QByteArray shownToken(const ServerRequest &request);

} // namespace nlstoken
