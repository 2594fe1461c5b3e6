// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief Where a server listens.
struct ListenAddress
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0; //!< 0: any

    bool operator==(const ListenAddress &) const = default;
    //! \brief As it stands in a URL: "127.0.0.1:8080", "[::1]:8080".
    [[nodiscard]] QString text() const;
};

//! \brief The address in \a text: ADDR:PORT, [ADDR]:PORT for IPv6, or an address alone, for which
//! \a usualPort is taken; localhost is 127.0.0.1. Nothing when it is anything else.
[[nodiscard]] std::optional<ListenAddress> listenAddressIn(
    const QString &text, quint16 usualPort = 0);

} // namespace nlstoken
