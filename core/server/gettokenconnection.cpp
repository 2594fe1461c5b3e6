// SPDX-License-Identifier: Apache-2.0
#include "core/server/gettokenconnection.h"

#include "core/base/logging.h"
#include "core/model/errorcode.h"
#include "core/platform/socketoptions.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
#include <cstring>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

// No more requests are read while so much waits for a client that doesn't read its answers.
constexpr qint64 mostUnsent = qint64{64} * 1024;
// How long a client is listened to after the last answer: closing while its bytes are still coming
// would reset the connection, and the answer could be lost.
constexpr std::chrono::milliseconds lingerTime = 1s;

} // namespace

GetTokenConnection::GetTokenConnection(
    QTcpSocket *socket, GetTokenHandler &handler, const ConnectionLimits &limits, Welcome welcome)
    : QObject(socket)
    , m_socket(socket)
    , m_handler(handler)
    , m_limits(limits)
    , m_welcome(welcome)
    , m_own(socket->localAddress())
    , m_bytes(std::make_unique<char[]>(static_cast<std::size_t>(limits.headBytes)))
{
    if (m_welcome == Welcome::TooMany)
        m_limits.requestTime = std::min(m_limits.requestTime, lingerTime);
    // One byte more than a client may send, to see that it sends too much.
    m_socket->setReadBufferSize(m_limits.headBytes + 1);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &GetTokenConnection::checkTime);
    connect(m_socket, &QTcpSocket::readyRead, this, &GetTokenConnection::process);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &GetTokenConnection::resume);
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    m_sinceAnswer.start();
    m_deadline.start(m_limits.requestTime);
}

GetTokenConnection::~GetTokenConnection()
{
    wipeMemory(m_bytes.get(), static_cast<std::size_t>(m_limits.headBytes));
}

void GetTokenConnection::process()
{
    if (m_phase == Phase::Ending) {
        (void)m_socket->skip(m_socket->bytesAvailable());
        return;
    }
    while (m_phase == Phase::Reading && unsent() < mostUnsent) {
        const HeadReading reading =
            readRequestHead(QByteArrayView(m_bytes.get() + m_begin, m_end - m_begin));
        if (reading.state == HeadReading::State::Complete) {
            handle(reading.head);
            forget(reading.size);
        } else if (reading.state == HeadReading::State::Malformed) {
            refuseMalformed();
        } else if (!fill()) {
            break;
        }
    }
    m_socket->flush();
    const bool tooMuch = m_phase == Phase::Reading
        ? m_end - m_begin == m_limits.headBytes && unsent() < mostUnsent
        : m_phase == Phase::Waiting
            && m_end - m_begin + m_socket->bytesAvailable() > m_limits.headBytes;
    if (tooMuch)
        return abort();
    m_stalled = m_phase == Phase::Reading && unsent() >= mostUnsent;
}

void GetTokenConnection::resume()
{
    if (std::exchange(m_stalled, false))
        process();
}

// Takes what has come into the room that is left; false when there is nothing or no room.
bool GetTokenConnection::fill()
{
    if (m_begin > 0) {
        std::memmove(
            m_bytes.get(), m_bytes.get() + m_begin, static_cast<std::size_t>(m_end - m_begin));
        m_end -= std::exchange(m_begin, 0);
    }
    const qint64 size = m_socket->read(m_bytes.get() + m_end, m_limits.headBytes - m_end);
    if (size <= 0)
        return false;
    m_end += size;
    return true;
}

// What has been answered held a key.
void GetTokenConnection::forget(qsizetype size)
{
    wipeMemory(m_bytes.get() + m_begin, static_cast<std::size_t>(size));
    m_begin += size;
    if (m_begin == m_end)
        m_begin = m_end = 0;
}

void GetTokenConnection::handle(const RequestHead &head)
{
    const bool isTurnedAway = m_welcome == Welcome::TooMany;
    AnswerTerms terms = termsOf(head, m_last || isTurnedAway);
    if (isTurnedAway) {
        terms.origin.clear(); // nothing of the request has been looked at
        return send(m_handler.refusal(errorcode::ServerFull, terms), true);
    }
    const GetTokenHandler::Outcome outcome = m_handler.outcomeOf(head, m_own, terms);
    if (outcome.wanted)
        return wait(*outcome.wanted, std::move(terms));
    send(outcome.bytes, terms.closes);
}

void GetTokenConnection::wait(ServedToken &token, AnswerTerms terms)
{
    m_phase = Phase::Waiting;
    token.fetch({this, [this, terms](const Result<TokenAnswer> &fetched) {
        // A client that has left may be about to be deleted, with this.
        if (m_phase != Phase::Waiting || m_socket->state() != QAbstractSocket::ConnectedState)
            return;
        m_phase = Phase::Reading;
        AnswerTerms now = terms;
        now.closes = now.closes || m_last;
        send(m_handler.bytesFor(fetched, now), now.closes);
        process();
    }});
}

void GetTokenConnection::send(const QByteArray &bytes, bool closes)
{
    m_socket->write(bytes);
    m_sinceAnswer.start();
    if (closes)
        endKindly();
}

void GetTokenConnection::refuseMalformed()
{
    forget(m_end - m_begin);
    send(m_handler.refusal(errorcode::RequestMalformed, {.closes = true}), true);
}

void GetTokenConnection::finish()
{
    m_last = true;
    if (m_phase == Phase::Reading)
        endNow();
}

void GetTokenConnection::endNow()
{
    m_phase = Phase::Ending;
    m_deadline.start(m_limits.requestTime);
    disconnectLater();
}

void GetTokenConnection::endKindly()
{
    m_phase = Phase::Ending;
    m_socket->flush();
    const bool isPlain = !qobject_cast<QSslSocket *>(m_socket);
    if (isPlain && unsent() == 0) {
        // The client sees the end and closes; until then what it sends is thrown away.
        shutDownSending(m_socket->socketDescriptor());
        m_deadline.start(lingerTime);
        return;
    }
    m_deadline.start(m_limits.requestTime);
    disconnectLater();
}

// From the event loop: closing a socket while the TLS back end (Qt 6.4) is still reading from it
// further up the stack crashes. What is left is written first.
void GetTokenConnection::disconnectLater()
{
    QMetaObject::invokeMethod(
        m_socket, [this] { m_socket->disconnectFromHost(); }, Qt::QueuedConnection);
}

void GetTokenConnection::checkTime()
{
    if (m_phase == Phase::Waiting) // the fetch has a limit of its own
        return m_deadline.start(m_limits.requestTime);
    const auto since = std::chrono::milliseconds(m_sinceAnswer.elapsed());
    if (m_phase == Phase::Reading && since < m_limits.requestTime)
        return m_deadline.start(m_limits.requestTime - since);
    abort();
}

void GetTokenConnection::abort()
{
    m_phase = Phase::Ending;
    QMetaObject::invokeMethod(m_socket, [this] {
        m_socket->deleteLater();
        m_socket->abort();
    }, Qt::QueuedConnection);
}

qint64 GetTokenConnection::unsent() const
{
    const auto *tlsSocket = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (tlsSocket ? tlsSocket->encryptedBytesToWrite() : 0);
}

} // namespace nlstoken
