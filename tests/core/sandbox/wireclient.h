// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QTcpSocket>

namespace nlstoken::testing {

//! \brief A client that sends bytes as they are and keeps what comes back.
class WireClient final : public QTcpSocket
{
    Q_OBJECT

public:
    //! \brief Connects to \a endpoint, for example "http://127.0.0.1:8080".
    explicit WireClient(const QString &endpoint);

    //! \brief Sends \a bytes once connected.
    void send(const QByteArray &bytes);
    //! \brief Runs the event loop until something comes back or the connection ends.
    //! \return whether something came back
    [[nodiscard]] bool waitForAnswer();
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isConnected() const { return state() == ConnectedState; }
    //! \brief Whether the other side has ended the connection, in order or not.
    [[nodiscard]] bool isOver() const { return m_wasConnected && state() == UnconnectedState; }
    //! \brief How many whole answers have come, told by their status lines.
    [[nodiscard]] qsizetype answerCount() const { return m_received.count("HTTP/1.1 "); }

private:
    QByteArray m_unsent;
    QByteArray m_received;
    bool m_wasConnected = false;
};

} // namespace nlstoken::testing
