// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/gateway/handshake.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <chrono>

namespace nlstoken {

//! \brief One handshake under way: answers, then deletes itself.
class HandshakeExchange final : public QObject
{
    Q_OBJECT

public:
    HandshakeExchange(
        const QUrl &gateway, const QByteArray &token, Reply<void> reply, QObject *parent);

    [[nodiscard]] QSslSocket &socket() { return m_socket; }
    //! \brief Connects and goes on by itself.
    void start(std::chrono::milliseconds timeLimit);

private:
    void greet();
    void read();
    void stop();
    void fail(QAbstractSocket::SocketError error);
    void answer(const Result<void> &result);
    void answerNetworkError(QLatin1StringView code);

    QUrl m_gateway;
    Handshake m_handshake;
    Reply<void> m_reply;
    QSslSocket m_socket; // plain too, for ws
    QTimer m_timer;
    QByteArray m_received;
    QLatin1StringView m_tlsCode;
    bool m_isOver = false;
};

} // namespace nlstoken
