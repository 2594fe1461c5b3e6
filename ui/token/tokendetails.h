// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "core/model/token.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief One row below the token: what it is called, what is shown, and what Copy takes.
struct TokenDetail
{
    QString label{};
    QString text{};
    QString copied{};

    bool operator==(const TokenDetail &) const = default;
};

//! \brief The rows for \a token of \a profile; what is not known has no row. ExpireTime is shown as
//! Unix seconds, UTC, UTC+8 and local time.
[[nodiscard]] std::vector<TokenDetail> tokenDetails(const Token &token, const Profile &profile);

} // namespace nlstoken
