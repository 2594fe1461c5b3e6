// SPDX-License-Identifier: Apache-2.0
#include "core/platform/sessionbus.h"

namespace nlstoken {

std::optional<QByteArray> sessionBusAddress(const QProcessEnvironment &)
{
    return std::nullopt;
}

QString sessionBusFault(const QByteArray &, std::chrono::milliseconds)
{
    return {};
}

} // namespace nlstoken
