// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memoryexpiringstore.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

Result<std::optional<SecretBytes>> MemoryExpiringStore::read(const QString &name)
{
    calls << u"read "_s + name;
    if (failure)
        return Failure(*failure);
    const auto found = items.find(name);
    if (found == items.end())
        return std::nullopt;
    return std::optional(found->second.clone());
}

Result<void> MemoryExpiringStore::write(
    const QString &name, const SecretBytes &secret, std::chrono::seconds lifetime)
{
    calls << u"write "_s + name;
    if (failure || writeFailure)
        return Failure(failure ? *failure : *writeFailure);
    items.insert_or_assign(name, secret.clone());
    lifetimes.insert_or_assign(name, lifetime);
    return {};
}

Result<void> MemoryExpiringStore::remove(const QString &name)
{
    calls << u"remove "_s + name;
    if (failure)
        return Failure(*failure);
    items.erase(name);
    return {};
}

Result<void> MemoryExpiringStore::check()
{
    calls << u"check"_s;
    if (failure || writeFailure)
        return Failure(failure ? *failure : *writeFailure);
    return {};
}

QString MemoryExpiringStore::kind() const
{
    return u"memory"_s;
}

} // namespace nlstoken
