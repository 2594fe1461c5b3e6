// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/accesskey.h"
#include "core/model/profile.h"
#include "core/token/tokenrequest.h"

#include <QJsonObject>
#include <QString>

namespace nlstoken {

//! \brief What `sign` is asked to compute; bytes are taken as they were given.
struct SigningTask
{
    SignatureVersion version = SignatureVersion::V1;
    QByteArray method; //!< "POST" or "GET"
    QString endpoint; //!< origin
    QByteArray regionId;
    QByteArray apiVersion;
    TimestampAndNonce moment;
};

//! \brief A signed request with every step on the way.
struct SignedTask
{
    signing::Parameters parameters{}; //!< of v1
    signing::Headers headers{}; //!< of v3, without Authorization
    QByteArray canonicalQuery{};
    QByteArray canonicalRequest{}; //!< of v3
    QByteArray stringToSign{};
    QByteArray signature{}; //!< before percent-encoding
    QByteArray authorization{}; //!< of v3
};

[[nodiscard]] SignedTask signedTask(const SigningTask &task, const AccessKey &key);

//! \brief The object of `sign --format json`, whole.
[[nodiscard]] QJsonObject signedJson(const SigningTask &task, const SignedTask &result);

//! \brief The steps for people; AccessKey ID and SecurityToken masked unless \a reveal.
[[nodiscard]] QString signedText(
    const SigningTask &task, const SignedTask &result, const AccessKey &key, bool reveal);

//! \brief A curl command for a POSIX shell that sends the signed request. A credential for 15
//! minutes.
[[nodiscard]] QString signedCurl(const SigningTask &task, const SignedTask &result);

} // namespace nlstoken
