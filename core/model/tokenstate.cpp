// SPDX-License-Identifier: Apache-2.0
#include "core/model/tokenstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

QString tokenStateName(TokenState state)
{
    switch (state) {
    case TokenState::None:
        return u"none"_s;
    case TokenState::Valid:
        return u"valid"_s;
    case TokenState::Expiring:
        return u"expiring"_s;
    case TokenState::Expired:
        return u"expired"_s;
    }
    return u"none"_s;
}

TokenState tokenState(std::chrono::seconds remaining, std::chrono::seconds lifetime)
{
    if (remaining <= 0s)
        return TokenState::Expired;
    const std::chrono::seconds ahead = std::min<std::chrono::seconds>(expiringBelow, lifetime / 4);
    return remaining < ahead ? TokenState::Expiring : TokenState::Valid;
}

} // namespace nlstoken
