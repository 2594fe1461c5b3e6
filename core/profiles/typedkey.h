// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/accesskeysource.h"

namespace nlstoken {

//! \brief A key that was just typed, for one request that tests it before it is stored.
class TypedKey final : public AccessKeySource
{
public:
    explicit TypedKey(AccessKey key);
    void read(
        const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply) override;
    [[nodiscard]] const AccessKey &key() const { return m_key; }

private:
    AccessKey m_key;
};

} // namespace nlstoken
