// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/connectionlimits.h"
#include "core/server/listenaddress.h"

#include <QObject>
#include <QSslConfiguration>

#include <optional>

namespace nlstoken {

class GetTokenHandler;
class HttpListener;

//! \brief How a token server is to be started.
struct GetTokenOptions
{
    ListenAddress where{};
    std::optional<qintptr> inherited{}; //!< a listening socket to use in the place of `where`
    std::optional<QSslConfiguration> tls{};
    ConnectionLimits limits{};
};

//! \brief `GET /gettoken` over HTTP or HTTPS, for as long as it lives or until stop() is done.
class GetTokenServer final : public QObject
{
    Q_OBJECT

public:
    //! \param handler borrowed for life
    GetTokenServer(GetTokenOptions options, GetTokenHandler &handler, QObject *parent = nullptr);
    ~GetTokenServer() override;

    //! \brief Starts to listen, once.
    //! \return ListenFailed, AddressUnusable or SocketUnusable, kind network, when the address
    //! can't be had
    [[nodiscard]] Result<void> start();
    //! \brief Where it listens.
    [[nodiscard]] ListenAddress where() const;
    //! \brief For example "http://127.0.0.1:8723/gettoken"; of a local socket where().text().
    [[nodiscard]] QString url() const;
    //! \brief Listens no more, finishes the answers that are under way, then emits stopped().
    void stop();

Q_SIGNALS:
    void stopped();

private:
    [[nodiscard]] Result<void> startAtPath();

    GetTokenOptions m_options;
    QString m_path; // of the local socket that it made
    HttpListener *m_listener; // a child
};

} // namespace nlstoken
