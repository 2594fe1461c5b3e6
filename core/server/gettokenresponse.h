// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"
#include "core/http/serverrequest.h"
#include "core/token/tokenquery.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief What the request decides about how its answer is written.
struct AnswerTerms
{
    QByteArray origin{}; //!< a page that may read the answer; empty when none asked
    bool headOnly = false; //!< the body is counted and left out
    bool closes = false; //!< the connection ends with this answer
    bool isHttp10 = false;

    //! \brief Whether it is written as most answers are, so that the bytes of one do for another.
    [[nodiscard]] bool areUsual() const
    {
        return origin.isEmpty() && !headOnly && !closes && !isHttp10;
    }
};

//! \brief The terms of \a request; \a last when no more requests are read from its connection.
[[nodiscard]] AnswerTerms termsOf(const ServerRequest &request, bool last);

//! \brief `{"token","expireTime","expiresIn"}` at \a now, this computer's clock.
[[nodiscard]] ServerResponse tokenAnswer(const TokenAnswer &answer, const QDateTime &now);
//! \brief `{"error":{"kind","message","retryAfter"}}` with the status of \a error.
[[nodiscard]] ServerResponse errorAnswer(const ServiceError &error, const QString &message);
//! \brief "ok".
[[nodiscard]] ServerResponse healthAnswer();
//! \brief What a browser has to hear before it lets a page send the real request.
[[nodiscard]] ServerResponse preflightAnswer(const ServerRequest &request);

//! \brief \a answer as it goes over the wire.
[[nodiscard]] QByteArray wireBytes(
    ServerResponse answer, const AnswerTerms &terms, const QDateTime &now);

//! \brief The HTTP status of \a error: what is wrong with the request by its code, what is wrong
//! behind the server by its kind (429 flow control, 503 this computer, 502 the service and the way
//! to it).
[[nodiscard]] int httpStatusOf(const ServiceError &error);

//! \brief The value of \a name in \a query, percent-decoded; null when it isn't there, nothing at
//! all when it is there twice or is no UTF-8.
[[nodiscard]] std::optional<QString> queryValue(QByteArrayView query, QByteArrayView name);

} // namespace nlstoken
