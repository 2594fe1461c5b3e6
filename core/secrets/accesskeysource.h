// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/secrets/promptpermission.h"

namespace nlstoken {

//! \brief Where the AccessKey of a profile comes from at the moment of signing.
class AccessKeySource
{
public:
    virtual ~AccessKeySource() = default;
    //! \brief Reads the key of \a profile, or answers why there is none (kinds Keychain and
    //! Profile). \param prompt what to do when the keychain is locked
    virtual void read(
        const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply) = 0;
};

} // namespace nlstoken
