// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilechanges.h"

#include <QUuid>

#include <algorithm>

namespace nlstoken {

ProfileChanges::ProfileChanges(const ProfileStore &store, ProfileKeys &keys, TokenService &tokens,
    PromptPermission prompt, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_keys(keys)
    , m_tokens(tokens)
    , m_prompt(std::move(prompt))
{
}

void ProfileChanges::add(const Profile &profile, const AccessKey &key, Reply<ProfileChanged> reply)
{
    m_keys.write(profile, key, m_prompt, {this, [this, profile, reply](const Result<void> &stored) {
        if (!stored)
            return reply.answer(Failure(stored.error()));
        storeProfile(profile, reply);
    }});
}

// Without a key there is no identity to share: the token gets a fingerprint that nobody else has.
void ProfileChanges::addPasted(Profile profile, const Token &token, Reply<ProfileChanged> reply)
{
    profile.tokenOnly = true;
    profile.fingerprint = QUuid::createUuid().toString(QUuid::Id128);
    profile.fingerprintEndpoint = profile.endpoint;
    profile.fingerprintApiVersion = profile.apiVersion;
    m_tokens.adopt(profile.fingerprint, token, m_prompt,
        {this, [this, profile, reply](const Result<void> &kept) {
        if (!kept)
            return reply.answer(Failure(kept.error()));
        storeProfile(profile, reply);
    }});
}

void ProfileChanges::storeProfile(const Profile &profile, const Reply<ProfileChanged> &reply)
{
    const ProfileStore::Changed changed = m_store.add(profile);
    if (changed) {
        // What was remembered of this identity may have been about another secret.
        m_tokens.forgetRefusal(profile.fingerprint);
        return reply.answer(ProfileChanged{.keptAside = changed->keptAside});
    }
    // A secret without a profile could never be found again.
    const Reply<void> takenBack(this,
        [reply, error = changed.error()](const Result<void> &) { reply.answer(Failure(error)); });
    if (profile.tokenOnly)
        m_tokens.removeToken(profile.fingerprint, m_prompt, takenBack);
    else
        m_keys.remove(profile, m_prompt, takenBack);
}

void ProfileChanges::replace(ProfileEdit edit, Reply<ProfileChanged> reply)
{
    // The settings first: the key that is written over can't be had again.
    const ProfileStore::Changed changed = m_store.replace(edit.after);
    if (!changed)
        return reply.answer(Failure(changed.error()));
    const ProfileChanged done{.keptAside = changed->keptAside};
    if (!edit.key)
        return finishReplacement(edit.before, edit.after, done, reply);
    m_keys.write(edit.after, *edit.key, m_prompt,
        {this,
            [this, before = edit.before, after = edit.after, done, reply](
                const Result<void> &stored) {
        if (stored)
            return finishReplacement(before, after, done, reply);
        // The keychain's failure is what the user has to mend, even when this fails.
        (void)m_store.replace(before);
        reply.answer(Failure(stored.error()));
    }});
}

void ProfileChanges::finishReplacement(const Profile &before, const Profile &after,
    const ProfileChanged &done, const Reply<ProfileChanged> &reply)
{
    // Any change may be the one that mends what was refused.
    m_tokens.forgetRefusal(after.fingerprint);
    dropUnusedToken(before.fingerprint, done, reply);
}

void ProfileChanges::remove(const Profile &profile, Reply<ProfileChanged> reply)
{
    // A file that can't be read is not to be replaced by one without profiles.
    const Result<Profiles> profiles = m_store.load();
    if (!profiles)
        return reply.answer(Failure(profiles.error()));
    const Result<ProfileStore::Removed> removed = m_store.remove(profile.id);
    if (!removed)
        return reply.answer(Failure(removed.error()));
    if (!profiles->hasKeyOfItsOwn(profile.id))
        return reply.answer(ProfileChanged{.keptAside = removed->keptAside});
    m_keys.remove(profile, m_prompt,
        {this, [this, profile, removed = *removed, reply](const Result<void> &deleted) {
        if (deleted)
            return dropUnusedToken(profile.fingerprint, {.keptAside = removed.keptAside}, reply);
        // The keychain's failure is what the user has to mend, even when this fails.
        (void)m_store.restore(removed);
        reply.answer(Failure(deleted.error()));
    }});
}

void ProfileChanges::dropUnusedToken(
    const QString &fingerprint, ProfileChanged changed, const Reply<ProfileChanged> &reply)
{
    const Result<Profiles> profiles = m_store.load();
    const bool stillUsed = fingerprint.isEmpty() || !profiles
        || std::ranges::any_of(profiles->all,
            [&fingerprint](const Profile &other) { return other.fingerprint == fingerprint; });
    if (stillUsed)
        return reply.answer(std::move(changed));
    m_tokens.removeToken(
        fingerprint, m_prompt, {this, [reply, changed](const Result<void> &removed) {
        ProfileChanged told = changed;
        told.oldTokenStays = !removed;
        reply.answer(std::move(told));
    }});
}

void ProfileChanges::confirmEndpoint(const Profile &profile, Reply<void> reply)
{
    m_keys.read(profile, m_prompt, {this, [this, profile, reply](Result<AccessKey> key) {
        if (!key)
            return reply.answer(Failure(key.error()));
        key->endpoint = profile.endpoint;
        m_keys.write(profile, *key, m_prompt, reply);
    }});
}

bool ProfileChanges::tokenIsShared(const Profile &profile, const Profiles &profiles)
{
    return std::ranges::any_of(profiles.all, [&profile](const Profile &other) {
        return other.id != profile.id && !other.fingerprint.isEmpty()
            && other.fingerprint == profile.fingerprint;
    });
}

} // namespace nlstoken
