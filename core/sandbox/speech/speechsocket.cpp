// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechsocket.h"

#include "core/base/logging.h"
#include "core/sandbox/speech/speechsession.h"

#include <QWebSocket>

#include <utility>

namespace nlstoken {

SpeechSocket::SpeechSocket(std::unique_ptr<QWebSocket> socket,
    std::unique_ptr<SpeechSession> session, const SpeechLimits &limits, qsizetype messageBytes,
    QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_session(std::move(session))
    , m_limits(limits)
{
    m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(messageBytes));
    m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(messageBytes));
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &SpeechSocket::hearText);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, &SpeechSocket::hearSound);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &QObject::deleteLater);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &SpeechSocket::giveUpIdle);
    m_idle.start(m_limits.idleTime);
}

SpeechSocket::~SpeechSocket()
{
    m_socket->disconnect(this);
}

void SpeechSocket::hearText(const QString &text)
{
    m_idle.start();
    send(m_session->text(text.toUtf8()));
}

void SpeechSocket::hearSound(const QByteArray &bytes)
{
    m_idle.start();
    send(m_session->sound(bytes));
}

void SpeechSocket::giveUpIdle()
{
    send(m_session->idle());
}

void SpeechSocket::send(const SpeechReply &reply)
{
    for (const SpeechFrame &frame : reply.frames) {
        if (frame.isText)
            m_socket->sendTextMessage(QString::fromUtf8(frame.bytes));
        else
            m_socket->sendBinaryMessage(frame.bytes);
    }
    if (reply.status)
        Q_EMIT taskEnded(reply.nameSpace, *reply.status, reply.fault);
    if (m_socket->bytesToWrite() > m_limits.unreadBytes) {
        qCDebug(lcSandbox) << "a WebSocket is given up that doesn't read";
        m_socket->abort();
    } else if (reply.hangUp) {
        m_idle.stop();
        m_socket->close();
    }
}

} // namespace nlstoken
