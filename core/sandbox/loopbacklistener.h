// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/connectionguard.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <optional>

namespace nlstoken {

//! \brief Accepts connections, each under a ConnectionGuard, with TLS when it has a configuration
//! for it.
//!
//! QSslServer can't give its sockets a guard before the handshake, which is where a silent client
//! costs most.
class LoopbackListener final : public QTcpServer
{
    Q_OBJECT

public:
    LoopbackListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
        QObject *parent = nullptr);

    //! \brief Connections accepted since the start, refused ones not among them.
    [[nodiscard]] qint64 acceptedCount() const noexcept { return m_accepted; }
    [[nodiscard]] int openCount() const noexcept { return m_open; }
    //! \brief Listens no more and closes every connection once what was written is out.
    void stop();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] QTcpSocket *makeSocket();

    ConnectionLimits m_limits;
    std::optional<QSslConfiguration> m_tls;
    qint64 m_accepted = 0;
    int m_open = 0;
};

} // namespace nlstoken
