// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/environmentvariable.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace nlstoken {

struct Profile;
struct Token;

//! \brief What a program that uses a token may want to know, each in a variable of its own.
enum class TokenField {
    Token,
    ExpireTime, //!< Unix seconds
    Gateway,
    Appkey, //!< a profile may have none
    Region,
};

//! \brief The names of the fields: token, expireTime, gateway, appkey, region.
[[nodiscard]] QStringList tokenFieldNames();
//! \brief The field named \a name, or nothing when there is none of this name.
[[nodiscard]] std::optional<TokenField> tokenFieldFromName(const QString &name);

//! \brief What \a field has for \a token of \a profile, UTF-8; empty where the profile has nothing.
[[nodiscard]] QByteArray tokenFieldValue(
    TokenField field, const Token &token, const Profile &profile);

//! \brief The variables that a program finds a token in: `NLS_TOKEN`, `NLS_TOKEN_EXPIRE_TIME`,
//! `NLS_GATEWAY_URL`, `NLS_APPKEY`, `NLS_REGION`. One that would be empty is to be unset, so that
//! another profile's is never taken for this one's.
[[nodiscard]] std::vector<EnvironmentVariable> tokenVariables(
    const Token &token, const Profile &profile);

} // namespace nlstoken
