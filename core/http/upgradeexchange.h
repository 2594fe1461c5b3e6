// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace nlstoken {

//! \brief A request for a WebSocket, and what is to become of its answer.
struct Upgrade
{
    QUrl address{}; //!< ws or wss
    QByteArray request{}; //!< as it goes over the wire
    QByteArray farewell{}; //!< sent when it was taken, before the connection ends
    //! Reads what came so far: nothing when more is needed and \a isWhole does not say that nothing
    //! more comes.
    std::function<std::optional<Result<void>>(const QByteArray &received, bool isWhole)> read{};
};

//! \brief One request for a WebSocket under way: answers, then deletes itself. Over a plain socket,
//! because QWebSocket keeps the words of a refusal to itself.
class UpgradeExchange final : public QObject
{
    Q_OBJECT

public:
    UpgradeExchange(Upgrade upgrade, Reply<void> reply, QObject *parent);

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

    Upgrade m_upgrade;
    Reply<void> m_reply;
    QSslSocket m_socket; // plain too, for ws
    QTimer m_timer;
    QByteArray m_received;
    QLatin1StringView m_tlsCode;
    bool m_isOver = false;
};

} // namespace nlstoken
