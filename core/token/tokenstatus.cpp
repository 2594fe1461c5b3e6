// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenstatus.h"

#include "core/token/requestpolicy.h"

using namespace std::chrono_literals;

namespace nlstoken {

TokenStatus tokenStatus(const RefreshState &record, const QDateTime &now)
{
    TokenStatus status;
    status.lastError = record.lastError;
    status.holdLeft = nlstoken::holdLeft(record, now);
    if (status.holdLeft > 0ms)
        status.heldUntil = now.addMSecs(status.holdLeft.count());
    status.clockOffset = record.clockOffset;
    if (record.expireTime == 0)
        return status;
    const qint64 serviceNow = now.toMSecsSinceEpoch() + record.clockOffset.count();
    status.expireTime = record.expireTime;
    status.expiresIn = std::chrono::floor<std::chrono::seconds>(
        std::chrono::milliseconds(record.expireTime * 1000 - serviceNow));
    status.obtainedAt = record.obtainedAt;
    status.lifetime = std::chrono::seconds(record.expireTime - record.obtainedAt);
    status.state = tokenState(status.expiresIn, status.lifetime);
    return status;
}

TokenStatus tokenStatus(const Profile &profile, const RefreshStates &records, const QDateTime &now)
{
    const std::optional<QString> fingerprint = profile.currentFingerprint();
    return fingerprint ? tokenStatus(records.load(*fingerprint), now) : TokenStatus();
}

} // namespace nlstoken
