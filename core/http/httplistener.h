// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/connectionlimits.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>
#include <vector>

namespace nlstoken {

class HttpConnection;
class RequestHandler;

//! \brief Accepts so many connections at a time and no more, with TLS when it has a configuration
//! for it, and gives each an HttpConnection.
//!
//! Those beyond the limit are told so, as long as they don't become too many themselves.
//! QSslServer shows its sockets only after the handshake, which is where a silent client costs
//! most.
class HttpListener final : public QTcpServer
{
    Q_OBJECT

public:
    //! \param handler borrowed for life
    HttpListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
        RequestHandler &handler, QObject *parent = nullptr);

    //! \brief Connections admitted since the start.
    [[nodiscard]] qint64 acceptedCount() const noexcept { return m_accepted; }

    //! \brief Why it could not listen, in the system's words.
    [[nodiscard]] QString reason() const;

    //! \brief Accepts on the local socket \a descriptor, whose connections are of this user alone.
    [[nodiscard]] bool acceptFromThisUser(qintptr descriptor);

    //! \brief Listens no more and ends every connection after the answers that are under way.
    void finish();
    //! \brief Listens no more and closes every connection once what was written is out.
    void stop();

Q_SIGNALS:
    //! finish() is done.
    void finished();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] QTcpSocket *makeSocket(qintptr descriptor);
    void admit(qintptr descriptor);
    [[nodiscard]] bool makeRoom();
    void turnAway(qintptr descriptor);
    [[nodiscard]] bool countTurnedAway(const QTcpSocket *socket);
    void encrypt(QTcpSocket *socket);
    void release(HttpConnection *connection);
    void checkEnd();

    ConnectionLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    RequestHandler &m_handler;
    qint64 m_accepted = 0;
    std::vector<HttpConnection *> m_connections; // the oldest first
    int m_turnedAway = 0; // those that are being told
    bool m_isForThisUser = false;
    bool m_finishing = false;
};

} // namespace nlstoken
