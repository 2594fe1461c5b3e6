// SPDX-License-Identifier: Apache-2.0
#include "core/token/retrypolicy.h"

#include "core/model/errorcode.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace nlstoken {

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

} // namespace nlstoken
