// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/answerwriter.h"

#include "core/platform/socketoptions.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace nlstoken {

namespace {

// Some systems throw away what an RST overtakes, and then nothing of an answer would be seen.
constexpr std::chrono::milliseconds pauseBeforeReset{50};

bool hasBytesToWrite(const QTcpSocket *socket)
{
    const auto *tlsSocket = qobject_cast<const QSslSocket *>(socket);
    return socket->bytesToWrite() > 0 || (tlsSocket && tlsSocket->encryptedBytesToWrite() > 0);
}

} // namespace

AnswerWriter::AnswerWriter(QTcpSocket *socket, Delivery delivery)
    : QObject(socket)
    , m_socket(socket)
    , m_delivery(std::move(delivery))
{
}

void AnswerWriter::start()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AnswerWriter::write);
    m_timer.start(m_delivery.delay);
}

void AnswerWriter::write()
{
    if (m_delivery.byteInterval) {
        m_timer.disconnect(this);
        m_timer.setSingleShot(false);
        connect(&m_timer, &QTimer::timeout, this, &AnswerWriter::writeByte);
        m_timer.start(*m_delivery.byteInterval);
        return;
    }
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return; // left while the answer waited; the socket is about to go, and this with it
    m_socket->write(m_delivery.bytes);
    if (m_delivery.ending == Ending::Reset) {
        // Only what has left this program reaches the other side before the RST.
        connect(m_socket, &QTcpSocket::bytesWritten, this, &AnswerWriter::endWhenWritten,
            Qt::QueuedConnection);
        m_socket->flush();
    }
    endWhenWritten();
}

void AnswerWriter::writeByte()
{
    m_socket->write(m_delivery.bytes.constData() + m_next, 1);
    if (++m_next < m_delivery.bytes.size())
        return;
    m_timer.stop();
    endWhenWritten();
}

void AnswerWriter::endWhenWritten()
{
    switch (m_delivery.ending) {
    case Ending::Hang:
        return;
    case Ending::Reset:
        resetWhenWritten();
        return;
    case Ending::Close:
    case Ending::KeepOpen:
        Q_EMIT finished();
        break;
    }
    deleteLater();
}

void AnswerWriter::resetWhenWritten()
{
    if (hasBytesToWrite(m_socket))
        return; // called again once they are written
    disconnect(m_socket, nullptr, this, nullptr);
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, &AnswerWriter::reset);
    m_timer.start(m_delivery.bytes.isEmpty() ? std::chrono::milliseconds(0) : pauseBeforeReset);
}

void AnswerWriter::reset()
{
    resetOnClose(m_socket->socketDescriptor());
    m_socket->abort();
    deleteLater();
}

} // namespace nlstoken
