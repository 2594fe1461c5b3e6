// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpconnection.h"

#include "core/base/secretbytes.h"
#include "core/http/requesthandler.h"
#include "core/platform/socketoptions.h"

#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>
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

HttpConnection::HttpConnection(
    QTcpSocket *socket, RequestHandler &handler, const ConnectionLimits &limits, Welcome welcome)
    : QObject(socket)
    , m_socket(socket)
    , m_handler(handler)
    , m_limits(limits)
    , m_own(socket->localAddress())
    , m_peer(socket->peerAddress())
    , m_isPlain(!qobject_cast<QSslSocket *>(socket))
    , m_last(welcome == Welcome::TooMany)
    , m_refuses(welcome == Welcome::TooMany)
    , m_bytes(std::make_unique<char[]>(static_cast<std::size_t>(limits.headBytes)))
{
    if (m_refuses)
        m_limits.requestTime = std::min(m_limits.requestTime, lingerTime);
    // One byte more than a head may have, to see that there is too much.
    m_socket->setReadBufferSize(m_limits.headBytes + 1);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::checkTime);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::process);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::resume);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { m_socket->deleteLater(); });
    m_sinceAnswer.start();
    m_deadline.start(m_limits.requestTime);
}

HttpConnection::~HttpConnection()
{
    wipeMemory(m_bytes.get(), static_cast<std::size_t>(m_limits.headBytes));
}

void HttpConnection::process()
{
    if (m_phase == Phase::Ending) {
        (void)m_socket->skip(m_socket->bytesAvailable());
        return;
    }
    bool hasMore = true;
    while (isReading() && hasMore && hasRoom())
        hasMore = m_phase == Phase::Head ? readHead() : readBody();
    m_stalled = isReading() && hasMore;
    if (m_phase == Phase::Ending)
        return;
    flush();
    if (!m_stalled && isTooMuch())
        abort();
}

// Whether the client has read enough of its answers for another one.
bool HttpConnection::hasRoom()
{
    if (unsent() >= mostUnsent)
        flush();
    return unsent() < mostUnsent;
}

void HttpConnection::resume()
{
    if (std::exchange(m_stalled, false))
        process();
}

// More than one client may send before it has read its answers.
bool HttpConnection::isTooMuch() const
{
    if (m_phase == Phase::Head)
        return m_end - m_begin == m_limits.headBytes || m_blank > m_limits.headBytes;
    return m_phase == Phase::Waiting && m_socket->bytesAvailable() > m_limits.headBytes;
}

QByteArrayView HttpConnection::unread() const
{
    return {m_bytes.get() + m_begin, m_end - m_begin};
}

// False when nothing has come since, or there is no room for it.
bool HttpConnection::peekMore()
{
    const qsizetype before = m_end - m_begin;
    takeRead();
    m_end = std::max<qsizetype>(0, m_socket->peek(m_bytes.get(), m_limits.headBytes));
    return m_end > before;
}

// Takes from the socket what is done with, and wipes it: it held a key.
void HttpConnection::takeRead()
{
    if (m_begin > 0)
        (void)m_socket->skip(m_begin);
    wipeMemory(m_bytes.get(), static_cast<std::size_t>(m_end));
    m_begin = m_end = 0;
}

// Whether there may be more to read.
bool HttpConnection::readHead()
{
    // Empty lines before a request are allowed to be there (RFC 9112, 2.2).
    while (m_parser.headSize() == 0 && unread().startsWith("\r\n")) {
        m_begin += 2;
        m_blank += 2;
    }
    if (m_blank > m_limits.headBytes)
        return false;
    if (m_parser.headSize() == 0 && unread() == "\r")
        return peekMore();
    switch (m_parser.readHead(unread())) {
    case RequestParser::State::Incomplete:
        return peekMore();
    case RequestParser::State::Complete:
        beginBody();
        return true;
    case RequestParser::State::Malformed:
    case RequestParser::State::TooLong:
        break;
    }
    refuseMalformed();
    return false;
}

void HttpConnection::beginBody()
{
    const ServerRequest &request = m_parser.request();
    if (m_handler.takesUpgrades() && request.wantsUpgrade()) {
        takeRead();
        m_isUpgrade = true;
        return handle();
    }
    m_begin += m_parser.headSize();
    switch (m_parser.limitBody(m_refuses ? m_limits.headBytes : m_handler.mostBody(request))) {
    case RequestParser::State::Complete:
        return handle();
    case RequestParser::State::Incomplete:
        m_phase = Phase::Body;
        return;
    case RequestParser::State::Malformed:
        return refuseMalformed();
    case RequestParser::State::TooLong:
        return abort();
    }
}

// Whether there may be more to read.
bool HttpConnection::readBody()
{
    QByteArrayView rest = unread();
    const RequestParser::State state = m_parser.readBody(rest);
    m_begin = m_end - rest.size();
    switch (state) {
    case RequestParser::State::Incomplete:
        return peekMore();
    case RequestParser::State::Complete:
        handle();
        return true;
    case RequestParser::State::Malformed:
        refuseMalformed();
        return false;
    case RequestParser::State::TooLong:
        break;
    }
    abort();
    return false;
}

void HttpConnection::handle()
{
    m_phase = Phase::Waiting;
    m_blank = 0;
    const ServerRequest &request = m_parser.request();
    if (!request.keepsConnection)
        m_last = true;
    m_isHandling = true;
    if (m_refuses)
        answer(m_handler.refusal(RequestRefusal::TooManyConnections, request), true);
    else
        m_handler.handle(request, *this);
    m_isHandling = false;
    m_parser.reset();
    if (m_phase == Phase::Waiting)
        takeRead();
}

void HttpConnection::answer(const QByteArray &bytes, bool closes)
{
    if (m_phase != Phase::Waiting || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_phase = Phase::Head;
    // What follows a refused handshake is no request.
    send(bytes, closes || m_last || std::exchange(m_isUpgrade, false));
    if (!m_isHandling)
        process();
}

QTcpSocket *HttpConnection::handOver()
{
    m_phase = Phase::Ending;
    m_deadline.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setReadBufferSize(2 * m_limits.webSocketBytes);
    m_isKnown = true;
    return m_socket;
}

void HttpConnection::send(const QByteArray &bytes, bool closes)
{
    m_answers += bytes;
    m_sinceAnswer.start();
    if (closes)
        endKindly();
}

// Several answers in one go, where several requests came in one.
void HttpConnection::flush()
{
    if (m_isPlain && !m_answers.isEmpty() && m_socket->bytesToWrite() == 0) {
        const qint64 sent =
            sendAtOnce(m_socket->socketDescriptor(), m_answers.constData(), m_answers.size());
        m_answers = sent == m_answers.size() ? QByteArray() : m_answers.sliced(sent);
    }
    if (!m_answers.isEmpty())
        m_socket->write(std::exchange(m_answers, {}));
    if (unsent() > 0)
        m_socket->flush();
}

void HttpConnection::refuseMalformed()
{
    m_handler.clientRefused(RequestRefusal::Malformed, m_peer);
    const QByteArray bytes = m_handler.refusal(RequestRefusal::Malformed, {});
    if (bytes.isEmpty())
        return abort();
    m_begin = m_end;
    send(bytes, true);
}

void HttpConnection::finish()
{
    m_last = true;
    if (isReading())
        endNow();
}

void HttpConnection::turnAway(bool isTold)
{
    if (m_phase == Phase::Ending || !m_isPlain || !isTold)
        return abort();
    m_last = true;
    m_begin = m_end;
    send(m_handler.refusal(RequestRefusal::TooManyConnections, {}), true);
}

void HttpConnection::endNow()
{
    m_phase = Phase::Ending;
    m_deadline.start(m_limits.requestTime);
    disconnectLater();
}

void HttpConnection::endKindly()
{
    m_phase = Phase::Ending;
    takeRead();
    flush();
    (void)m_socket->skip(m_socket->bytesAvailable());
    if (m_isPlain && unsent() == 0) {
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
void HttpConnection::disconnectLater()
{
    QMetaObject::invokeMethod(
        m_socket, [this] { m_socket->disconnectFromHost(); }, Qt::QueuedConnection);
}

void HttpConnection::checkTime()
{
    if (m_phase == Phase::Waiting) // the answer has a limit of its own
        return m_deadline.start(m_limits.requestTime);
    const auto since = std::chrono::milliseconds(m_sinceAnswer.elapsed());
    if (isReading() && since < m_limits.requestTime)
        return m_deadline.start(m_limits.requestTime - since);
    abort();
}

void HttpConnection::abort()
{
    m_phase = Phase::Ending;
    QMetaObject::invokeMethod(m_socket, [this] {
        m_socket->deleteLater();
        m_socket->abort();
    }, Qt::QueuedConnection);
}

qint64 HttpConnection::unsent() const
{
    const qint64 encrypted =
        m_isPlain ? 0 : static_cast<const QSslSocket *>(m_socket)->encryptedBytesToWrite();
    return m_answers.size() + m_socket->bytesToWrite() + encrypted;
}

} // namespace nlstoken
