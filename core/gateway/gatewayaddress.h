// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/profile.h"

#include <QUrl>

namespace nlstoken {

//! \brief Where the speech gateway of \a profile is tried out: its WebSocket address.
//! GatewayInvalid without one; GatewayPlain when the token would travel in clear to another
//! computer.
[[nodiscard]] Result<QUrl> trialGateway(const Profile &profile);

//! \brief The address of \a path at the same gateway over HTTP.
[[nodiscard]] QUrl restAddress(const QUrl &gateway, const QString &path);

//! \brief Whether \a profile is known to obtain its tokens at one site (China, international) and
//! to use them at the other, where nobody knows them.
[[nodiscard]] bool isOfAnotherSite(const Profile &profile);

} // namespace nlstoken
