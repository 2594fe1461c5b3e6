// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"
#include "core/token/tokenclient.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslConfiguration>

class QNetworkAccessManager;

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

//! \brief A TokenClient over QNetworkAccessManager: HTTP/1.1, full verification, no redirects, no
//! cookies, no cache.
class HttpTokenClient final : public QObject, public TokenClient
{
    Q_OBJECT

public:
    //! \param clock   borrowed for life
    //! \param options already checked
    HttpTokenClient(const Clock &clock, NetworkOptions options, QObject *parent = nullptr);
    ~HttpTokenClient() override;

    void send(const HttpRequest &request, std::chrono::milliseconds timeLimit,
        Reply<HttpAnswer> reply) override;

private:
    QNetworkAccessManager &manager();

    const Clock &m_clock;
    NetworkOptions m_options;
    QNetworkAccessManager *m_manager = nullptr; // made at the first request: most runs send none
};

} // namespace nlstoken
