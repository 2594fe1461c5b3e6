// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenquery.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace nlstoken {

//! \brief The forms in which a token is handed on.
enum class TokenFormat {
    Text, //!< the token alone
    Json, //!< one object with all that is known
    Shell, //!< `export` lines for sh and its relatives
    PowerShell, //!< `$env:` lines
    Dotenv, //!< lines of a .env file
    Header, //!< an HTTP header
    Url, //!< the gateway with the token as its query
};

//! \brief The names of the forms, the usual one first: text, json, shell, powershell, dotenv,
//! header, url.
[[nodiscard]] QStringList tokenFormatNames();
//! \brief The form named \a name, or nothing when there is none of this name.
[[nodiscard]] std::optional<TokenFormat> tokenFormatFromName(const QString &name);

//! \brief Whether \a format sets variables: of two tokens, the second would replace the first.
[[nodiscard]] bool setsVariables(TokenFormat format);

//! \brief The members of `get --format json`. `profile` is null when \a profile has no name, as
//! with a key from the environment.
[[nodiscard]] QJsonObject tokenJson(
    const TokenAnswer &answer, const Profile &profile, const QDateTime &now);

//! \brief \a answer in \a format, UTF-8, without a line break at its end. Whatever the token and
//! the values of \a profile hold, the syntax of the form takes it for a value.
//!
//! What the profile has not is set to nothing, so that a variable of another profile is gone.
//! In a .env file, plain values stand without quotes, which every reader understands. There is no
//! common way to write the others: quotes and backslashes follow the shell, and python-dotenv still
//! expands `${NAME}`.
[[nodiscard]] QByteArray formattedToken(
    TokenFormat format, const TokenAnswer &answer, const Profile &profile, const QDateTime &now);

//! \brief What stands in the place of the lines of \a format when there is no token, without a line
//! break at its end: a shell that evaluates it removes the variables and fails, so that no script
//! goes on with those of before. Empty for a format that no shell evaluates.
[[nodiscard]] QByteArray variablesRemoved(TokenFormat format);

} // namespace nlstoken
