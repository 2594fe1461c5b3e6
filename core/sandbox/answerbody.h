// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/servicerefusal.h"

#include <QJsonValue>
#include <QString>

namespace nlstoken {

//! \brief The two languages the service answers in; XML when it isn't asked for JSON.
enum class AnswerFormat {
    Json,
    Xml,
};

//! \brief What a success says. ExpireTime is a JSON value and not a number so that faults can
//! falsify its type.
struct IssuedToken
{
    QString id;
    QJsonValue expireTime; //!< Unix seconds by the service's clock
    QString userId{};
    QString nlsRequestId{}; //!< 32 hexadecimal digits
};

//! \brief What every answer names, whatever it says.
struct AnswerContext
{
    AnswerFormat format = AnswerFormat::Xml;
    QString requestId; //!< upper-case GUID
    QString hostId; //!< the Host header, echoed
};

//! \brief HTTP 200 with \a token.
//! \source docs/service/create-token.md section 3
[[nodiscard]] ServerResponse tokenAnswer(const AnswerContext &context, const IssuedToken &token);

//! \brief A refusal of the gateway, with its HTTP status.
//! \source docs/service/create-token.md sections 4 (A) and 5
[[nodiscard]] ServerResponse refusalAnswer(
    const AnswerContext &context, const ServiceRefusal &refusal);

//! \brief HTTP 200 with `ErrCode` 40020503 in place of a token.
//! \source docs/service/create-token.md section 4 (B)
[[nodiscard]] ServerResponse noPermissionAnswer(
    const AnswerContext &context, const QString &nlsRequestId);

} // namespace nlstoken
