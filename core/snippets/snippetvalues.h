// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace nlstoken {

struct Profile;
struct Snippet;
struct Token;

//! \brief What stands in a snippet where the profile has no Appkey.
inline constexpr QLatin1StringView appkeyPlaceholder{"YOUR_APPKEY"};

//! \brief What fills \a snippet, by name: `install`, `gateway`, `restBase` (where the gateway's
//! REST calls begin), `appkey`, `region`, `regionId`, `endpoint`, `endpointHost` (with a port where
//! there is one), `scheme` (of the endpoint: https, or http on this computer), `apiVersion`; with a
//! token also `token` and `expires` (UTC, for a comment).
[[nodiscard]] QHash<QString, QString> snippetValues(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token);

//! \brief The whole text of \a snippet for \a profile. With SnippetUse::Token it holds the id of
//! \a token, which is a credential.
[[nodiscard]] QString snippetText(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token);

//! \brief The same for a screen, as long as snippetText() with the same token: dots stand in for
//! the token. Without one it shows where it will be.
[[nodiscard]] QString maskedSnippetText(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token);

} // namespace nlstoken
