// SPDX-License-Identifier: Apache-2.0
#include "core/token/serverclock.h"

using namespace std::chrono_literals;

namespace nlstoken {

std::chrono::milliseconds learnedClockOffset(const HttpAnswer &answer, const QDateTime &serviceTime)
{
    // The service wrote Date somewhere between our sending and our receiving, and cut up to a
    // second off.
    const std::chrono::milliseconds travel(answer.sentAt.msecsTo(answer.receivedAt));
    const QDateTime halfway = answer.sentAt.addMSecs(travel.count() / 2);
    const std::chrono::milliseconds offset =
        std::chrono::milliseconds(halfway.msecsTo(serviceTime)) + 500ms;
    const std::chrono::milliseconds uncertainty = 1s + travel / 2;
    return std::chrono::abs(offset) <= uncertainty ? 0ms : offset;
}

} // namespace nlstoken
