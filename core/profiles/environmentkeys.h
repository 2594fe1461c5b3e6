// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/accesskeysource.h"

#include <QByteArrayList>

namespace nlstoken {

//! \brief The AccessKey in the environment variables that Alibaba Cloud's own tools read.
//!
//! `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET`,
//! `ALIBABA_CLOUD_SECURITY_TOKEN`; when neither of the first two is set, `ALIYUN_AK_ID` and
//! `ALIYUN_AK_SECRET`. Values are taken byte for byte.
//! \source docs/service/credentials.md section 1
class EnvironmentKeys final : public AccessKeySource
{
public:
    //! \brief Errors: EnvironmentKeyMissing, which names the variable, AccessKeyIdEmpty and the
    //! like.
    void read(
        const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply) override;

    //! \brief The same at once; \a endpoint becomes the key's.
    [[nodiscard]] static Result<AccessKey> key(const QString &endpoint);
    //! \brief The same, byte for byte: only an empty or missing part is refused. For calculating,
    //! not for sending.
    [[nodiscard]] static Result<AccessKey> keyAsGiven(const QString &endpoint);
    //! \brief The names of all variables that a part of a key may be in.
    [[nodiscard]] static QByteArrayList variables();
    //! \brief The bytes of `ALIBABA_CLOUD_REGION_ID`; empty when it is not set.
    [[nodiscard]] static QByteArray region();
};

} // namespace nlstoken
