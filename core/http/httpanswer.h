// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace nlstoken {

//! \brief An answer as it came over the wire, whole and within its limit.
struct HttpAnswer
{
    int status = 0;
    QByteArray body{};
    QByteArray date{}; //!< the Date header
    QByteArray retryAfter{}; //!< Retry-After: seconds or a date
    QByteArray acsRetryAfter{}; //!< x-acs-retry-after: milliseconds
    QByteArray contentType{}; //!< the Content-Type header
    QByteArray nlsRequestId{}; //!< X-NLS-RequestId: the speech gateway's task id
    QDateTime sentAt{}; //!< by this computer's clock
    QDateTime receivedAt{};
};

} // namespace nlstoken
