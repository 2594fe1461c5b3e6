// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memorystore.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

void MemoryStore::read(
    const QString &name, const PromptPermission &prompt, Reply<std::optional<SecretBytes>> reply)
{
    calls << u"read "_s + name;
    mayPrompt = prompt.isGranted();
    if (readFailure)
        return reply.answer(Failure(*readFailure));
    const auto found = items.find(name);
    if (found == items.end())
        return reply.answer(std::nullopt);
    reply.answer(std::optional(found->second.clone()));
}

void MemoryStore::write(
    const QString &name, SecretBytes secret, const PromptPermission &prompt, Reply<void> reply)
{
    calls << u"write "_s + name;
    mayPrompt = prompt.isGranted();
    if (writeFailure)
        return reply.answer(Failure(*writeFailure));
    items.insert_or_assign(name, std::move(secret));
    reply.answer({});
}

void MemoryStore::remove(const QString &name, const PromptPermission &prompt, Reply<void> reply)
{
    calls << u"remove "_s + name;
    mayPrompt = prompt.isGranted();
    if (removeFailure)
        return reply.answer(Failure(*removeFailure));
    items.erase(name);
    reply.answer({});
}

QString MemoryStore::kind() const
{
    return u"memory"_s;
}

} // namespace nlstoken
