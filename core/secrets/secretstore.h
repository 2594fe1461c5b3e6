// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/base/secretbytes.h"
#include "core/secrets/promptpermission.h"

#include <QString>

#include <optional>

namespace nlstoken {

//! \brief Where secrets rest between two uses, by name. One operation, one answer.
//!
//! Every failure is of kind Keychain: KeychainAbsent, KeychainLocked, KeychainRefused,
//! KeychainTimeout, KeychainFailed, KeychainNotDeleted. Nothing is sent, changed or shown by a
//! failed read. Without a permission to prompt a locked store is KeychainLocked at once.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    //! \brief Reads the item \a name; answers nothing when there is none.
    virtual void read(const QString &name, const PromptPermission &prompt,
        Reply<std::optional<SecretBytes>> reply) = 0;
    //! \brief Stores \a secret under \a name, in the place of an older one.
    virtual void write(const QString &name, SecretBytes secret, const PromptPermission &prompt,
        Reply<void> reply) = 0;
    //! \brief Deletes the item \a name and makes sure that it is gone; a missing item is a success.
    virtual void remove(const QString &name, const PromptPermission &prompt, Reply<void> reply) = 0;
    //! \brief Which kind of store this is, for settings and JSON: "secret-service", "kwallet",
    //! "windows", "macos" or "memory".
    [[nodiscard]] virtual QString kind() const = 0;
};

} // namespace nlstoken
