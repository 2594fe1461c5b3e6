// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/server/connectionlimits.h"
#include "core/server/gettokenhandler.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <memory>

class QTcpSocket;

namespace nlstoken {

//! \brief One client: reads its requests, one after the other, and writes the answers in order.
//!
//! A child of its socket, which it deletes at the end. What it may cost: headBytes since the last
//! answer, requestTime without a complete request, and so many bytes of answers that it doesn't
//! read.
class GetTokenConnection final : public QObject
{
    Q_OBJECT

public:
    enum class Welcome {
        Served,
        TooMany, //!< a request is answered with ServerFull, and that's that
    };

    //! \param handler borrowed for life
    GetTokenConnection(QTcpSocket *socket, GetTokenHandler &handler, const ConnectionLimits &limits,
        Welcome welcome);
    ~GetTokenConnection() override;

    //! \brief Ends the connection after the answers that are under way; at once when there are
    //! none.
    void finish();

private Q_SLOTS:
    void process();
    void resume();
    void checkTime();

private:
    enum class Phase {
        Reading,
        Waiting, //!< for a token
        Ending, //!< nothing that comes is looked at any more
    };
    [[nodiscard]] bool fill();
    void handle(const RequestHead &head);
    void wait(ServedToken &token, AnswerTerms terms);
    void send(const QByteArray &bytes, bool closes);
    void refuseMalformed();
    void forget(qsizetype size);
    void endNow();
    void endKindly();
    void disconnectLater();
    void abort();
    [[nodiscard]] qint64 unsent() const;

    QTcpSocket *m_socket; // the parent
    GetTokenHandler &m_handler;
    ConnectionLimits m_limits;
    Welcome m_welcome;
    QHostAddress m_own; // the address on which the client came in
    Phase m_phase = Phase::Reading;
    bool m_stalled = false; // until the client has read its answers
    bool m_last = false; // no request is read after the present one
    std::unique_ptr<char[]> m_bytes; // headBytes; what isn't answered yet is from m_begin to m_end
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    QElapsedTimer m_sinceAnswer;
    QTimer m_deadline;
};

} // namespace nlstoken
