// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace nlstoken {

//! \brief A WebSocket handshake as bytes, with the token as its only credential.
struct Handshake
{
    QByteArray request{};
    QByteArray accept{}; //!< what Sec-WebSocket-Accept has to be

    //! \brief A handshake with \a gateway, each time with another key.
    [[nodiscard]] static Handshake with(const QUrl &gateway, const QByteArray &token);
};

//! \brief Reads \a received, which came from \a host so far: nothing when more is needed, a value
//! when the gateway opened the WebSocket, an error when it did not.
//! \param isWhole nothing more comes
[[nodiscard]] std::optional<Result<void>> readHandshake(
    const Handshake &handshake, const QByteArray &received, bool isWhole, const QString &host);

//! \brief The WebSocket message that ends a connection in order.
[[nodiscard]] QByteArray closingFrame();

} // namespace nlstoken
