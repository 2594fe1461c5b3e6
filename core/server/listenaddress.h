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
    QString path{}; //!< of a local socket, which then takes the place of address and port

    bool operator==(const ListenAddress &) const = default;
    //! \brief As it stands in a URL: "127.0.0.1:8080", "[::1]:8080"; a
    //! local socket: "unix:/run/user/1000/nls-token.sock".
    [[nodiscard]] QString text() const;
};

//! \brief The address in \a text: ADDR:PORT, [ADDR]:PORT for IPv6, an address alone, for which
//! \a usualPort is taken, a port alone, on 127.0.0.1, or unix:PATH; localhost is 127.0.0.1. Nothing
//! when it is anything else.
[[nodiscard]] std::optional<ListenAddress> listenAddressIn(
    const QString &text, quint16 usualPort = 0);

class HttpListener;
struct ServiceError;

//! \brief Why \a listener does not listen at \a where: ListenFailed when another program does, else
//! AddressUnusable; kind network.
[[nodiscard]] ServiceError listenFailure(const HttpListener &listener, const ListenAddress &where);

} // namespace nlstoken
