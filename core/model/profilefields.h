// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

namespace nlstoken {

// Each function answers the value as it is kept, or an error of kind Profile whose code says what
// is wrong with it.

//! \brief A profile's name: 1 to 64 characters of any script; no control or bidi characters, `/`,
//! `\`, leading `-` or blank, `.` or `..`. Whether another profile has it is for the store to say.
[[nodiscard]] Result<QString> checkedProfileName(const QString &name);

//! \brief A region: letters, digits and hyphens, lower case.
[[nodiscard]] Result<QString> checkedRegion(const QString &region);

//! \brief The origin of an endpoint: `https://` and a host, or `http://` and exactly localhost,
//! 127.0.0.0/8 or ::1; no path, query or credentials. Answered in lower case, without a trailing
//! slash or the scheme's own port.
[[nodiscard]] Result<QString> checkedEndpoint(const QString &endpoint);

//! \brief An API version, `YYYY-MM-DD`.
[[nodiscard]] Result<QString> checkedApiVersion(const QString &version);

//! \brief A gateway, `wss://host/path`, without query or credentials; `ws://` only to this computer
//! and to the service's internal gateways, else GatewayPlain: the token would travel in clear.
[[nodiscard]] Result<QString> checkedGateway(const QString &gateway);

//! \brief An Appkey: visible ASCII characters, at most 128; empty when there is none.
[[nodiscard]] Result<QString> checkedAppkey(const QString &appkey);

//! \brief Whether \a host is this computer: exactly localhost, an address in 127.0.0.0/8, or ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);

//! \brief Whether \a origin belongs to the service: https and one of its two hosts; not every name
//! under aliyuncs.com, where customers have load balancers and buckets. A v1
//! signature names no host, so any other address could obtain tokens with a request that it was
//! sent.
[[nodiscard]] bool isServiceEndpoint(const QString &origin);

} // namespace nlstoken
