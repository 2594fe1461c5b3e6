// SPDX-License-Identifier: Apache-2.0
#include "core/token/refusal.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int firstServerError = 500;
constexpr int tooManyRequests = 429;

} // namespace

ErrorKind kindOfRefusal(const QString &code, const QString &message, int httpStatus)
{
    const bool limited = code.startsWith("Throttling"_L1) || code == "40000005"_L1
        || (code.isEmpty()
            && (httpStatus == tooManyRequests
                || message.contains("flow control"_L1, Qt::CaseInsensitive)
                || message.contains("throttling"_L1, Qt::CaseInsensitive)));
    if (limited)
        return ErrorKind::Throttled;
    if (code == "InvalidTimeStamp.Expired"_L1 || code == "IllegalTimestamp"_L1)
        return ErrorKind::Clock;
    // The generated SDKs show an unknown key under the service's number for faults of its own.
    if (code == "50000000"_L1
        && message.contains("access key is not found"_L1, Qt::CaseInsensitive))
        return ErrorKind::Credentials;
    // The service's own numbers carry the same division in their first digit.
    const bool ownNumber = code.size() == 8 && code.front() == u'5';
    if (httpStatus >= firstServerError || ownNumber)
        return ErrorKind::Network;
    return code.isEmpty() ? ErrorKind::Protocol : ErrorKind::Credentials;
}

} // namespace nlstoken
