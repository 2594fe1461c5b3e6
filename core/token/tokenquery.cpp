// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenquery.h"

#include "core/model/tokenstate.h"

using namespace std::chrono_literals;

namespace nlstoken {

bool TokenQuery::isMetBy(const Token &token, std::chrono::seconds remaining) const
{
    return remaining > 0s && remaining >= minimumTtl.value_or(defaultMinimumTtl(token.lifetime()));
}

} // namespace nlstoken
