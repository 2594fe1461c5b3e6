// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/secretstore.h"

#include <map>

namespace nlstoken {

//! \brief A SecretStore in memory, which forgets everything with the process: the sandbox's.
class VolatileStore final : public SecretStore
{
public:
    void read(const QString &name, const PromptPermission &prompt,
        Reply<std::optional<SecretBytes>> reply) override;
    void write(const QString &name, SecretBytes secret, const PromptPermission &prompt,
        Reply<void> reply) override;
    void remove(const QString &name, const PromptPermission &prompt, Reply<void> reply) override;
    [[nodiscard]] QString kind() const override;

private:
    std::map<QString, SecretBytes> m_items;
};

} // namespace nlstoken
