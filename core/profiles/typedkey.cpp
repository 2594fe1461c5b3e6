// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/typedkey.h"

namespace nlstoken {

TypedKey::TypedKey(AccessKey key)
    : m_key(std::move(key))
{
}

void TypedKey::read(const Profile &, const PromptPermission &, Reply<AccessKey> reply)
{
    reply.answer(m_key.clone());
}

} // namespace nlstoken
