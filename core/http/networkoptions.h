// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief How to reach the service.
struct NetworkOptions
{
    QString caFile{}; //!< PEM; added to the system's authorities; empty for none
    QString proxy{}; //!< `http://host:port`; empty for the system's
};

//! \brief Checks a CA file: CaFileUnreadable or CaFileNotPem, of kind Usage.
[[nodiscard]] Result<void> checkedCaFile(const QString &caFile);

//! \brief The proxy that \a url names: http or socks5, host and port, no user name or password;
//! else ProxyInvalid.
[[nodiscard]] Result<QNetworkProxy> checkedProxy(const QString &url);

//! \brief The proxy that a bare socket takes where a request for \a address, of http or https,
//! takes one: the system knows none for sockets. A tunnel is what both need.
[[nodiscard]] QNetworkProxy tunnelFor(const QUrl &address, const NetworkOptions &options);

//! \brief TLS with the authorities of \a options; nothing when they name none.
[[nodiscard]] std::optional<QSslConfiguration> ownTls(const NetworkOptions &options);

} // namespace nlstoken
