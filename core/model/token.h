// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief An access token as the service gave it. A credential: shown only where the user asks for
//! it by name.
struct Token
{
    QByteArray id; //!< 1 to 1,024 visible ASCII characters
    qint64 expireTime = 0; //!< Unix seconds, by the service's clock
    qint64 obtainedAt = 0; //!< Unix seconds, by the service's clock
    QString userId{}; //!< account; may be empty
    QString requestId{};
    QString nlsRequestId{};

    bool operator==(const Token &) const = default;

    [[nodiscard]] std::chrono::seconds lifetime() const;
    //! \brief Whole seconds left when the service's clock shows \a serviceNow (milliseconds since
    //! 1970), rounded down; negative when expired.
    [[nodiscard]] std::chrono::seconds remaining(qint64 serviceNow) const;
};

//! \brief The keychain item of \a token, JSON.
[[nodiscard]] QByteArray serialisedToken(const Token &token);

//! \brief The token in \a item, or nothing when the item is damaged or not a token.
[[nodiscard]] std::optional<Token> parsedToken(const QByteArray &item);

//! \brief The bytes of the token \a text, or nothing unless it is 1 to 1,024 visible ASCII
//! characters.
[[nodiscard]] std::optional<QByteArray> tokenIdIn(const QString &text);

} // namespace nlstoken
