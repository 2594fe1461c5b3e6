// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilekeys.h"

#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"

namespace nlstoken {

namespace {

Result<AccessKey> keyIn(const Result<std::optional<SecretBytes>> &item, const QString &profileName)
{
    if (!item)
        return Failure(item.error());
    if (!*item)
        return Failure(
            {.kind = ErrorKind::Keychain, .code = errorcode::KeyMissing, .detail = profileName});
    std::optional<AccessKey> key = parsedAccessKey(**item);
    if (!key)
        return Failure(
            {.kind = ErrorKind::Keychain, .code = errorcode::KeyDamaged, .detail = profileName});
    return *std::move(key);
}

} // namespace

ProfileKeys::ProfileKeys(SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void ProfileKeys::read(
    const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply)
{
    m_store.read(accessKeyItemName(profile.id), prompt,
        {this, [name = profile.name, reply](const Result<std::optional<SecretBytes>> &item) {
        reply.answer(keyIn(item, name));
    }});
}

void ProfileKeys::write(
    const Profile &profile, const AccessKey &key, const PromptPermission &prompt, Reply<void> reply)
{
    m_store.write(
        accessKeyItemName(profile.id), serialisedAccessKey(key), prompt, std::move(reply));
}

void ProfileKeys::remove(const Profile &profile, const PromptPermission &prompt, Reply<void> reply)
{
    m_store.remove(accessKeyItemName(profile.id), prompt, std::move(reply));
}

} // namespace nlstoken
