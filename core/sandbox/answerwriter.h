// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/delivery.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace nlstoken {

//! \brief Carries out one Delivery on one connection.
//!
//! A child of its socket, so that it dies with it: whoever leaves early is written to no more.
//! Deletes itself when it is done, except after Ending::Hang, which is never done.
class AnswerWriter final : public QObject
{
    Q_OBJECT

public:
    AnswerWriter(QTcpSocket *socket, Delivery delivery);
    //! \brief Begins from the event loop: closing a socket while the TLS back end
    //! (Qt 6.4) is still reading from it further up the stack crashes.
    void start();

Q_SIGNALS:
    //! The answer is written; what becomes of the connection is its owner's.
    void finished();

private Q_SLOTS:
    void write();
    void writeByte();
    void endWhenWritten();
    void reset();

private:
    void resetWhenWritten();

    QTcpSocket *m_socket; // the parent
    Delivery m_delivery;
    QTimer m_timer;
    qsizetype m_next = 0; // of the bytes that go one by one
};

} // namespace nlstoken
