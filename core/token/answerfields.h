// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief The fields that the service's answers know, in whatever form they came.
struct AnswerFields
{
    QString code{}; //!< POP's Code
    QString message{}; //!< POP's Message or the service's ErrMsg
    QString requestId{};
    QString nlsRequestId{};
    QString errCode{}; //!< the service's ErrCode; empty when absent or 0
    bool hasToken = false;
    QJsonValue tokenId{};
    QJsonValue expireTime{}; //!< a number as JSON has it; an integer in XML becomes one
    QString userId{};
};

//! \brief The fields in \a body, JSON or XML, or nothing when it is not an answer of the service:
//! neither an object with one of its members nor one of its XML roots. \source
//! docs/service/create-token.md sections 3 to 5
[[nodiscard]] std::optional<AnswerFields> answerFields(const QByteArray &body);

} // namespace nlstoken
