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

//! \brief The proxy that \a text of --proxy names: `host:port` or an address of http, socks5 or
//! socks5h, no user name or password; else ProxyInvalid.
[[nodiscard]] Result<QNetworkProxy> checkedProxy(const QString &text);

//! \brief The proxy that a request for \a address, of http, https, ws or wss, goes through: that of
//! \a options, else of the environment's variables, else the system's. Which it is and where it
//! comes from is logged; of a variable that can't be used a warning. Loopback has none.
[[nodiscard]] QNetworkProxy proxyFor(const QUrl &address, const NetworkOptions &options);

//! \brief TLS with the authorities of \a options; nothing when they name none.
[[nodiscard]] std::optional<QSslConfiguration> ownTls(const NetworkOptions &options);

} // namespace nlstoken
