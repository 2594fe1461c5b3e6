// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <optional>

namespace nlstoken {

// Proxies as people write them: what curl accepts is accepted. Functions on values; who asks them
// is NetworkOptions' business.
// \source curl(1), "ENVIRONMENT" and "--noproxy", read 2026-12-01

//! \brief The proxy in \a text: `[scheme://][user[:password]@]host[:port][/]`, quoted or not, with
//! raw or percent-encoded characters in the password. Without a scheme it is an HTTP proxy; http,
//! socks5 (names are looked up here) and socks5h (by the proxy) are known. Ports: 8080 for http,
//! else 1080. Nothing when it is none of these, as for the schemes https and socks4.
[[nodiscard]] std::optional<QNetworkProxy> proxyInText(const QString &text);

//! \brief Whether \a noProxy, as NO_PROXY has it, exempts \a address: `*`, host names with all
//! below them (also `.name` and `*.name`), addresses, networks (`10.0.0.0/8`), each with a port or
//! without, between commas or blanks.
[[nodiscard]] bool isExemptFromProxy(const QUrl &address, const QString &noProxy);

//! \brief The proxy for one address, and why.
struct ProxyChoice
{
    QNetworkProxy proxy{QNetworkProxy::NoProxy};
    QString source{}; //!< the variable that it comes from; empty when none says anything
    bool isUnusable = false; //!< the variable names one that can't be used; it is gone direct
};

//! \brief What the variables of \a environment say about \a address, of http, https, ws or wss:
//! `https_proxy`, `HTTPS_PROXY` (for http only `http_proxy`, as a web server sets the other one),
//! then `all_proxy`, `ALL_PROXY`; exempt by `no_proxy`, `NO_PROXY`. Loopback is never asked for
//! through a proxy: there it is another computer.
[[nodiscard]] ProxyChoice proxyFromEnvironment(
    const QUrl &address, const QProcessEnvironment &environment);

} // namespace nlstoken
