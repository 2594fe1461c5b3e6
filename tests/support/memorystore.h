// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/secretstore.h"

#include <QObject>
#include <QStringList>

#include <map>

namespace nlstoken {

//! \brief A SecretStore in memory that can be told to fail, and that counts what it is asked.
class MemoryStore final : public SecretStore
{
public:
    void read(const QString &name, const PromptPermission &prompt,
        Reply<std::optional<SecretBytes>> reply) override;
    void write(const QString &name, SecretBytes secret, const PromptPermission &prompt,
        Reply<void> reply) override;
    void remove(const QString &name, const PromptPermission &prompt, Reply<void> reply) override;
    [[nodiscard]] QString kind() const override;

    std::map<QString, SecretBytes> items;
    //! Operations so far, for example "read nls-token-desk/token/abc".
    QStringList calls;
    bool mayPrompt = false; //!< what the last operation was allowed
    //! When set, every read, write or remove answers this instead.
    std::optional<ServiceError> readFailure;
    std::optional<ServiceError> writeFailure;
    std::optional<ServiceError> removeFailure;
};

} // namespace nlstoken
