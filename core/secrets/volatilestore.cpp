// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/volatilestore.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

void VolatileStore::read(
    const QString &name, const PromptPermission &, Reply<std::optional<SecretBytes>> reply)
{
    const auto item = m_items.find(name);
    std::optional<SecretBytes> found;
    if (item != m_items.end())
        found = item->second.clone();
    reply.answer(std::move(found));
}

void VolatileStore::write(
    const QString &name, SecretBytes secret, const PromptPermission &, Reply<void> reply)
{
    m_items.insert_or_assign(name, std::move(secret));
    reply.answer({});
}

void VolatileStore::remove(const QString &name, const PromptPermission &, Reply<void> reply)
{
    m_items.erase(name);
    reply.answer({});
}

QString VolatileStore::kind() const
{
    return u"memory"_s;
}

} // namespace nlstoken
