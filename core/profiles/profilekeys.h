// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/accesskeysource.h"
#include "core/secrets/secretstore.h"

#include <QObject>

namespace nlstoken {

//! \brief The AccessKeys of the profiles in the keychain: one item a profile, with the endpoint it
//! was entered for.
class ProfileKeys final : public QObject, public AccessKeySource
{
    Q_OBJECT

public:
    //! \param store borrowed for life
    explicit ProfileKeys(SecretStore &store, QObject *parent = nullptr);

    //! \brief Errors: the store's, KeyMissing, KeyDamaged; both name the profile.
    void read(
        const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply) override;
    //! \brief Stores \a key for \a profile in the place of an older one.
    void write(const Profile &profile, const AccessKey &key, const PromptPermission &prompt,
        Reply<void> reply);
    //! \brief Deletes the key of \a profile; a missing one is a success.
    void remove(const Profile &profile, const PromptPermission &prompt, Reply<void> reply);

private:
    SecretStore &m_store;
};

} // namespace nlstoken
