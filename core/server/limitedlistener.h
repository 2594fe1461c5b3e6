// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/connectionlimits.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace nlstoken {

//! \brief Accepts so many connections at a time and no more, with TLS when it has a configuration
//! for it.
//!
//! QSslServer shows its sockets only after the handshake, which is where a silent client costs
//! most.
class LimitedListener : public QTcpServer
{
    Q_OBJECT

public:
    LimitedListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
        QObject *parent = nullptr);

    //! \brief Connections admitted since the start.
    [[nodiscard]] qint64 acceptedCount() const noexcept { return m_accepted; }
    [[nodiscard]] int openCount() const noexcept { return m_open; }

Q_SIGNALS:
    //! A connection has ended; openCount() is one less.
    void connectionGone();

protected:
    void incomingConnection(qintptr descriptor) final;

    //! \brief Takes over \a socket, a child of this, before its TLS handshake begins.
    virtual void admit(QTcpSocket *socket) = 0;
    //! \brief Gets rid of a connection beyond the limit: closes it unheard.
    virtual void turnAway(qintptr descriptor);

    //! \brief A socket of this listener over \a descriptor; null when there is no such connection.
    [[nodiscard]] QTcpSocket *makeSocket(qintptr descriptor);
    [[nodiscard]] const ConnectionLimits &limits() const noexcept { return m_limits; }
    [[nodiscard]] bool usesTls() const noexcept { return m_tls.has_value(); }

private:
    ConnectionLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    qint64 m_accepted = 0;
    int m_open = 0;
};

} // namespace nlstoken
