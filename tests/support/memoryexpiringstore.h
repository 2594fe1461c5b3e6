// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/expiringstore.h"

#include <QStringList>

#include <map>

namespace nlstoken {

//! \brief An ExpiringStore in memory that can be told to fail, and that remembers what it was
//! asked. Nothing expires by itself: tests look at `lifetimes` and call expire().
class MemoryExpiringStore final : public ExpiringStore
{
public:
    [[nodiscard]] Result<std::optional<SecretBytes>> read(const QString &name) override;
    [[nodiscard]] Result<void> write(
        const QString &name, const SecretBytes &secret, std::chrono::seconds lifetime) override;
    [[nodiscard]] Result<void> remove(const QString &name) override;
    [[nodiscard]] Result<void> check() override;
    [[nodiscard]] QString kind() const override;

    //! \brief What the store does when the time of \a name is over.
    void expire(const QString &name) { items.erase(name); }

    std::map<QString, SecretBytes> items;
    std::map<QString, std::chrono::seconds> lifetimes; //!< as asked for, by name
    QStringList calls; //!< so far, for example "read abc"
    //! When set, every call answers this instead.
    std::optional<ServiceError> failure;
    //! When set, every write and check answers this instead.
    std::optional<ServiceError> writeFailure;
};

} // namespace nlstoken
