// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/profiles/profilekeys.h"
#include "core/profiles/profilestore.h"
#include "core/token/tokenservice.h"

#include <QObject>

#include <optional>

namespace nlstoken {

//! \brief What is worth telling of a change that was made.
struct ProfileChanged
{
    QString keptAside{}; //!< where a damaged settings file was put; empty when there was none
    bool oldTokenStays = false; //!< it could not be deleted and ends by itself
};

//! \brief One profile from what it was to what it shall be.
struct ProfileEdit
{
    Profile before{};
    Profile after{}; //!< its identity already belongs to `key`
    std::optional<AccessKey> key{}; //!< nothing while the key stays as it is
};

//! \brief Adds, changes and removes profiles with all that belongs to them: settings, AccessKey,
//! token. What can't be finished is taken back, so that no key is left that nobody can find again.
class ProfileChanges final : public QObject
{
    Q_OBJECT

public:
    //! \brief All are borrowed for life. \param prompt what to do when the keychain is locked
    ProfileChanges(const ProfileStore &store, ProfileKeys &keys, TokenService &tokens,
        PromptPermission prompt, QObject *parent = nullptr);

    //! \brief Stores \a key, then \a profile. Errors: the keychain's and the settings'.
    void add(const Profile &profile, const AccessKey &key, Reply<ProfileChanged> reply);
    //! \brief Stores a profile that has no key, only \a token; its fingerprint is made here.
    void addPasted(Profile profile, const Token &token, Reply<ProfileChanged> reply);
    //! \brief Makes \a edit: the settings, then the key, which is still the old one when either
    //! can't be written. The token of the old identity goes when no other profile has it.
    void replace(ProfileEdit edit, Reply<ProfileChanged> reply);
    //! \brief Deletes the entry of \a profile in the settings, then its key, then its token when no
    //! other profile shares it: what can fail comes before what can't be undone. The entry comes
    //! back when the key can't be deleted, as nobody would find the key without it.
    void remove(const Profile &profile, Reply<ProfileChanged> reply);

    //! \brief The user, who was told what it can do, uses the endpoint that \a profile now has:
    //! noted with the key in the keychain, where nobody edits it by hand.
    void confirmEndpoint(const Profile &profile, Reply<void> reply);

    //! \brief Whether another profile has the key identity of \a profile, and so its token.
    [[nodiscard]] static bool tokenIsShared(const Profile &profile, const Profiles &profiles);

private:
    void storeProfile(const Profile &profile, const Reply<ProfileChanged> &reply);
    void finishReplacement(const Profile &before, const Profile &after, const ProfileChanged &done,
        const Reply<ProfileChanged> &reply);
    //! \brief Deletes the token of \a fingerprint unless a profile still has it, then answers.
    void dropUnusedToken(
        const QString &fingerprint, ProfileChanged changed, const Reply<ProfileChanged> &reply);

    const ProfileStore &m_store;
    ProfileKeys &m_keys;
    TokenService &m_tokens;
    PromptPermission m_prompt;
};

} // namespace nlstoken
