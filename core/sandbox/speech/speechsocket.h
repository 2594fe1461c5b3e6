// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QWebSocket;

namespace nlstoken {

class SpeechSession;
struct SpeechReply;

//! \brief How much one WebSocket may cost.
struct SpeechLimits
{
    qint64 unreadBytes = qint64{4} * 1024 * 1024; //!< sent, but not read by the client
    std::chrono::milliseconds idleTime{10'000}; //!< without a message
};

//! \brief Carries a SpeechSession over a WebSocket. Deletes itself when the connection is over.
class SpeechSocket final : public QObject
{
    Q_OBJECT

public:
    //! \param messageBytes the most that one message of the client may have
    SpeechSocket(std::unique_ptr<QWebSocket> socket, std::unique_ptr<SpeechSession> session,
        const SpeechLimits &limits, qsizetype messageBytes, QObject *parent);
    ~SpeechSocket() override;

Q_SIGNALS:
    //! A task ended with \a status, GatewayRefusal::Success or why not.
    void taskEnded(const QString &nameSpace, int status, const QString &fault);

private:
    void hearText(const QString &text);
    void hearSound(const QByteArray &bytes);
    void giveUpIdle();
    void send(const SpeechReply &reply);

    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<SpeechSession> m_session;
    SpeechLimits m_limits;
    QTimer m_idle;
};

} // namespace nlstoken
