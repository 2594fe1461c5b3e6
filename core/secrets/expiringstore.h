// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/secretbytes.h"

#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief Where secrets rest that are worth nothing after a while, by name; the store itself
//! forgets each at its time. It answers at once: nothing in it waits for a disk, a bus or a person.
//!
//! Every failure is of kind Keychain: KernelKeyringAbsent, KernelKeyringRefused, KernelKeyringFull
//! or KernelKeyringFailed, with the system's words in `detail`.
class ExpiringStore
{
public:
    virtual ~ExpiringStore() = default;

    //! \brief The secret \a name; nothing when there is none or its time is over.
    [[nodiscard]] virtual Result<std::optional<SecretBytes>> read(const QString &name) = 0;
    //! \brief Stores \a secret under \a name for \a lifetime, at least a second, in the place of an
    //! older one, which stays until then and when this fails.
    [[nodiscard]] virtual Result<void> write(
        const QString &name, const SecretBytes &secret, std::chrono::seconds lifetime) = 0;
    //! \brief Makes sure that there is no secret \a name; a missing one is a success.
    [[nodiscard]] virtual Result<void> remove(const QString &name) = 0;
    //! \brief Whether a secret could be stored now, found out by storing one.
    [[nodiscard]] virtual Result<void> check() = 0;
    //! \brief Which kind of store this is, for JSON: "kernel-keyring" or "memory".
    [[nodiscard]] virtual QString kind() const = 0;
};

} // namespace nlstoken
