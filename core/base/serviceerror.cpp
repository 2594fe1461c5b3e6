// SPDX-License-Identifier: Apache-2.0
#include "core/base/serviceerror.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::array<std::pair<ErrorKind, QLatin1StringView>, 11> kindNames{{
    {ErrorKind::Internal, QLatin1StringView("internal")},
    {ErrorKind::Usage, QLatin1StringView("usage")},
    {ErrorKind::Profile, QLatin1StringView("profile")},
    {ErrorKind::Keychain, QLatin1StringView("keychain")},
    {ErrorKind::Credentials, QLatin1StringView("credentials")},
    {ErrorKind::Throttled, QLatin1StringView("throttled")},
    {ErrorKind::Network, QLatin1StringView("network")},
    {ErrorKind::Protocol, QLatin1StringView("protocol")},
    {ErrorKind::Clock, QLatin1StringView("clock")},
    {ErrorKind::Gateway, QLatin1StringView("gateway")},
    {ErrorKind::Interrupted, QLatin1StringView("interrupted")},
}};

} // namespace

QString errorKindName(ErrorKind kind)
{
    for (const auto &[candidate, name] : kindNames) {
        if (candidate == kind)
            return name;
    }
    return u"internal"_s;
}

std::optional<ErrorKind> errorKindFromName(const QString &name)
{
    for (const auto &[kind, candidate] : kindNames) {
        if (candidate == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace nlstoken
