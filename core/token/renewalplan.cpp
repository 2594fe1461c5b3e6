// SPDX-License-Identifier: Apache-2.0
#include "core/token/renewalplan.h"

#include "core/base/utctime.h"
#include "core/token/refusal.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace nlstoken {

std::chrono::milliseconds renewalLead(std::chrono::seconds lifetime, std::chrono::seconds ahead)
{
    return std::min<std::chrono::milliseconds>(ahead, std::chrono::milliseconds(lifetime) / 4);
}

std::chrono::milliseconds waitAfterFailure(
    const QDateTime &dueAt, const QDateTime &failedAt, std::chrono::milliseconds lead)
{
    constexpr std::chrono::milliseconds usualLeast = 10s;
    constexpr std::chrono::milliseconds longest = 5min;
    const std::chrono::milliseconds least = std::clamp(lead / 4, 1000ms, usualLeast);
    const std::chrono::milliseconds failing(dueAt.msecsTo(failedAt));
    return std::clamp(failing / 2, least, longest);
}

std::optional<QDateTime> nextRenewal(const RefreshState &record, std::chrono::seconds ahead)
{
    if (record.expireTime == 0 || record.standingRefusal
        || (record.lastError && isLasting(*record.lastError)))
        return std::nullopt;
    const QDateTime expiry =
        utcFromMilliseconds(record.expireTime * 1000 - record.clockOffset.count());
    const std::chrono::milliseconds lead =
        renewalLead(std::chrono::seconds(record.expireTime - record.obtainedAt), ahead);
    const QDateTime due = expiry.addMSecs(-lead.count());
    if (!record.when.isValid() || record.when < due)
        return record.heldUntil.isValid() ? std::max(due, record.heldUntil) : due;
    if (!record.lastError)
        return std::max(expiry, record.when.addMSecs(1000));
    if (record.heldUntil.isValid() && record.heldUntil > record.when)
        return record.heldUntil;
    return record.when.addMSecs(waitAfterFailure(due, record.when, lead).count());
}

} // namespace nlstoken
