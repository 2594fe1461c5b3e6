// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxconnection.h"

#include "core/base/logging.h"
#include "core/sandbox/answerwriter.h"

#include <QTcpSocket>

#include <utility>

namespace nlstoken {

namespace {

// A proxy may be sent the whole address; the path is what follows the host.
QByteArray withoutOrigin(const QByteArray &target)
{
    const qsizetype scheme = target.indexOf("://");
    if (target.startsWith('/') || scheme < 0)
        return target;
    const qsizetype path = target.indexOf('/', scheme + 3);
    return path < 0 ? QByteArray("/") : target.mid(path);
}

SandboxRequest requestOf(const RequestParser &parser)
{
    const QByteArray target = withoutOrigin(parser.target());
    const qsizetype mark = target.indexOf('?');
    return {
        .method = parser.method(),
        .path = mark < 0 ? target : target.left(mark),
        .query = mark < 0 ? QByteArray() : target.mid(mark + 1),
        .headers = parser.headers(),
        .body = parser.body(),
    };
}

} // namespace

SandboxConnection::SandboxConnection(QTcpSocket *socket, const ConnectionLimits &limits,
    Handler handler, UpgradeHandler upgradeHandler)
    : QObject(socket)
    , m_socket(socket)
    , m_limits(limits)
    , m_handler(std::move(handler))
    , m_upgradeHandler(std::move(upgradeHandler))
{
    m_socket->setReadBufferSize(2 * m_limits.requestBytes);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &SandboxConnection::abort);
    connect(m_socket, &QTcpSocket::readyRead, this, &SandboxConnection::process);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { m_socket->deleteLater(); });
    m_deadline.start(m_limits.requestTime);
}

void SandboxConnection::process()
{
    if (m_phase == Phase::Ending)
        return;
    if (m_phase == Phase::Answering) {
        // Another request before the answer is out, which nothing here needs.
        if (m_socket->bytesAvailable() > m_limits.requestBytes
            || m_socket->peek(m_limits.requestBytes).contains("\r\n\r\n"))
            giveUp();
        return;
    }
    if (m_phase == Phase::Head && !readHead())
        return;
    const QByteArray bytes = m_socket->readAll();
    m_received += bytes.size();
    m_unparsed += bytes;
    if (m_received > mostBytes())
        return giveUp();
    switch (m_parser->parse(m_unparsed)) {
    case RequestParser::State::Malformed:
        return giveUp();
    case RequestParser::State::Incomplete:
        return;
    case RequestParser::State::Complete:
        return answer();
    }
}

// True once the head has been read and says that a request follows which is no upgrade.
bool SandboxConnection::readHead()
{
    // Line breaks before a request are allowed to be there (RFC 9112, 2.2).
    while (m_received <= m_limits.headBytes && m_socket->peek(2) == "\r\n")
        m_received += m_socket->skip(2);
    QByteArray head = m_socket->peek(m_limits.headBytes + 1);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0) {
        if (m_received + head.size() > m_limits.headBytes)
            giveUp();
        return false;
    }
    head.truncate(end + 4);
    m_parser.emplace(m_limits.headBytes + 4, m_limits.soundBytes);
    QByteArray rest = head;
    if (m_parser->parse(rest) == RequestParser::State::Malformed || !m_parser->isHeadComplete()) {
        giveUp();
        return false;
    }
    const SandboxRequest request = requestOf(*m_parser);
    if (request.wantsUpgrade()) {
        upgrade(request);
        return false;
    }
    m_received += m_socket->skip(head.size());
    m_unparsed = rest;
    m_socket->setReadBufferSize(2 * mostBytes());
    m_phase = Phase::Body;
    return true;
}

void SandboxConnection::upgrade(const SandboxRequest &request)
{
    const std::optional<Delivery> refusal = m_handler(request);
    if (refusal) {
        m_phase = Phase::Ending;
        (void)m_socket->readAll();
        m_socket->write(refusal->bytes);
        // From the event loop: closing a socket while the TLS back end (Qt 6.4) is still reading
        // from it further up the stack crashes.
        QMetaObject::invokeMethod(
            m_socket, [this] { m_socket->disconnectFromHost(); }, Qt::QueuedConnection);
        return;
    }
    m_phase = Phase::Ending;
    m_deadline.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setReadBufferSize(2 * m_limits.webSocketBytes);
    m_upgradeHandler(m_socket);
}

void SandboxConnection::answer()
{
    m_deadline.stop();
    m_phase = Phase::Answering;
    std::optional<Delivery> delivery = m_handler(requestOf(*m_parser));
    if (!delivery)
        return giveUp();
    // What came behind the request is not kept for the next one.
    if (delivery->ending == Ending::KeepOpen && (!m_parser->isKeepAlive() || !m_unparsed.isEmpty()))
        delivery->ending = Ending::Close;
    auto *writer = new AnswerWriter(m_socket, *std::move(delivery)); // owned by the socket
    connect(writer, &AnswerWriter::finished, this, &SandboxConnection::endAnswer);
    writer->start();
}

void SandboxConnection::endAnswer()
{
    if (m_phase != Phase::Answering)
        return;
    m_phase = Phase::Head;
    m_parser.reset();
    m_received = 0;
    m_deadline.start(m_limits.requestTime);
    if (m_socket->bytesAvailable() > 0)
        process();
}

qsizetype SandboxConnection::mostBytes() const
{
    return m_parser->method() == "POST" && m_parser->target().startsWith("/stream/v1/asr?")
        ? m_limits.soundBytes
        : m_limits.requestBytes;
}

// From the event loop, since the socket may be reading right now.
void SandboxConnection::giveUp()
{
    m_phase = Phase::Ending;
    QMetaObject::invokeMethod(this, &SandboxConnection::abort, Qt::QueuedConnection);
}

void SandboxConnection::abort()
{
    qCDebug(lcSandbox) << "connection given up after" << m_received << "bytes";
    m_phase = Phase::Ending;
    m_deadline.stop();
    m_socket->deleteLater();
    m_socket->abort();
}

} // namespace nlstoken
