// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/expiringstore.h"

namespace nlstoken {

//! \brief The key retention service of the Linux kernel as an ExpiringStore: the user's keyring,
//! which all processes of a user share and no other user reads.
//!
//! A few system calls of a microsecond each. Nothing reaches a disk, nothing has to be unlocked, it
//! works without a desktop and a session bus, and the kernel deletes a key when its time is over or
//! the computer is switched off. Some containers refuse the calls; kernels before 5.3 also forget
//! the keyring when the user's last process ends.
//! \source keyrings(7), user-keyring(7), add_key(2), keyctl(2)
class KernelKeyring final : public ExpiringStore
{
public:
    [[nodiscard]] Result<std::optional<SecretBytes>> read(const QString &name) override;
    [[nodiscard]] Result<void> write(
        const QString &name, const SecretBytes &secret, std::chrono::seconds lifetime) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
    [[nodiscard]] Result<void> check() override;
    [[nodiscard]] QString kind() const override;
};

//! \brief What the failed system call with the error number \a number means for the store.
[[nodiscard]] ServiceError kernelKeyringError(int number);

} // namespace nlstoken
