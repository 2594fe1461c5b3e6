// SPDX-License-Identifier: Apache-2.0
#include "core/token/requestpolicy.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace nlstoken {

std::chrono::seconds defaultMinimumTtl(std::chrono::seconds lifetime)
{
    return std::clamp(lifetime / 2, 0s, 300s);
}

bool isEnough(const Token &token, std::chrono::seconds remaining,
    std::optional<std::chrono::seconds> minimumTtl)
{
    return remaining > 0s && remaining >= minimumTtl.value_or(defaultMinimumTtl(token.lifetime()));
}

bool isShorterThanAsked(const Token &token, std::optional<std::chrono::seconds> minimumTtl)
{
    return minimumTtl && token.lifetime() < *minimumTtl;
}

std::chrono::milliseconds holdAfter(
    int throttles, std::optional<std::chrono::milliseconds> requested, double jitter)
{
    constexpr std::chrono::milliseconds first = 5s;
    constexpr std::chrono::milliseconds longest = 5min;
    constexpr std::chrono::milliseconds shortest = 4s;
    constexpr int mostDoublings = 6; // 5 s doubled six times is past the longest
    constexpr double spread = 0.2;
    const auto plain =
        std::min(longest, first * (1 << std::clamp(throttles - 1, 0, mostDoublings)));
    const double factor = 1 - spread + 2 * spread * jitter;
    const std::chrono::milliseconds jittered(
        static_cast<qint64>(static_cast<double>(plain.count()) * factor));
    return std::max({shortest, jittered, requested.value_or(0ms)});
}

std::chrono::milliseconds holdLeft(const RefreshState &state, const QDateTime &now)
{
    // Clocks are corrected by a second or two all the time. Further back, how much of the hold is
    // over can't be told, and it would last until the clock is where it was.
    constexpr auto usualCorrection = 2s;
    if (!state.heldUntil.isValid() || !state.when.isValid()
        || std::chrono::milliseconds(now.msecsTo(state.when)) > usualCorrection)
        return 0ms;
    const qint64 left = std::min(now.msecsTo(state.heldUntil), state.when.msecsTo(state.heldUntil));
    return std::chrono::milliseconds(std::max<qint64>(left, 0));
}

bool isLasting(const ServiceError &error)
{
    // A nonce that was used before is an accident of one request.
    return error.kind == ErrorKind::Credentials && error.code != "SignatureNonceUsed"_L1;
}

bool mayPassBySoon(const ServiceError &error)
{
    constexpr std::array lasting{errorcode::TlsUntrusted, errorcode::TlsWrongHost,
        errorcode::TlsExpired, errorcode::TlsFailed, errorcode::ProxyAuthentication,
        errorcode::HostMisspelt};
    return error.kind == ErrorKind::Network
        && std::ranges::none_of(
            lasting, [&error](QLatin1StringView code) { return error.code == code; });
}

std::optional<std::chrono::milliseconds> RetryPolicy::pauseBeforeNextTry(
    const ServiceError &error, int tries, bool clockIsNew, double jitter) const
{
    constexpr double spread = 1.0 / 3;
    if (tries > mostRetries)
        return std::nullopt;
    if (error.kind == ErrorKind::Clock && clockIsNew)
        return 0ms;
    if (!mayPassBySoon(error))
        return std::nullopt;
    double pause = static_cast<double>(firstPause.count());
    for (int i = 1; i < tries; ++i)
        pause *= 3;
    return std::chrono::milliseconds(
        static_cast<qint64>(pause * (1 - spread + 2 * spread * jitter)));
}

std::chrono::milliseconds renewalLead(std::chrono::seconds lifetime, std::chrono::seconds ahead)
{
    return std::min<std::chrono::milliseconds>(ahead, std::chrono::milliseconds(lifetime) / 4);
}

QDateTime renewalDue(const RefreshState &state, std::chrono::seconds ahead)
{
    const std::chrono::seconds lifetime(state.expireTime - state.obtainedAt);
    return state.expiry().addMSecs(-renewalLead(lifetime, ahead).count());
}

std::chrono::milliseconds waitAfterFailure(
    std::chrono::milliseconds failing, std::chrono::milliseconds lead)
{
    constexpr std::chrono::milliseconds usualLeast = 10s;
    constexpr std::chrono::milliseconds longest = 5min;
    const std::chrono::milliseconds least = std::clamp(lead / 4, 1000ms, usualLeast);
    return std::clamp(failing / 2, least, longest);
}

std::optional<QDateTime> nextRenewal(const RefreshState &state, std::chrono::seconds ahead)
{
    if (state.expireTime == 0 || state.standingRefusal
        || (state.lastError && isLasting(*state.lastError)))
        return std::nullopt;
    const QDateTime due = renewalDue(state, ahead);
    if (!state.when.isValid() || state.when < due)
        return state.heldUntil.isValid() ? std::max(due, state.heldUntil) : due;
    if (!state.lastError)
        return std::max(state.expiry(), state.when.addMSecs(1000));
    if (state.heldUntil.isValid() && state.heldUntil > state.when)
        return state.heldUntil;
    const std::chrono::milliseconds failing(due.msecsTo(state.when));
    const std::chrono::milliseconds lead(due.msecsTo(state.expiry()));
    return state.when.addMSecs(waitAfterFailure(failing, lead).count());
}

} // namespace nlstoken
