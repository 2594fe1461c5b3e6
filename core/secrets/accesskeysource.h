// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/model/accesskey.h"
#include "core/model/profile.h"

namespace nlstoken {

//! \brief Where the AccessKey of a profile comes from at the moment of signing.
class AccessKeySource
{
public:
    virtual ~AccessKeySource() = default;
    //! \brief Reads the key of \a profile, or answers why there is none (kinds Keychain and
    //! Profile).
    virtual void read(const Profile &profile, Reply<AccessKey> reply) = 0;
};

} // namespace nlstoken
