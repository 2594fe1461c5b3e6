// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/handshake.h"

#include "core/gateway/gatewaystatus.h"
#include "core/model/errorcode.h"

#include <QCryptographicHash>
#include <QList>
#include <QRandomGenerator>

namespace nlstoken {

namespace {

constexpr int switchingProtocols = 101;

QByteArray randomBytes(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(QRandomGenerator::system()->bounded(256));
    return bytes;
}

QByteArray hostHeaderOf(const QUrl &gateway)
{
    QByteArray host = gateway.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return gateway.port() < 0 ? host : host + ':' + QByteArray::number(gateway.port());
}

struct Head
{
    int status = 0;
    QByteArray accept{};
    qsizetype bodyLength = -1; // as it says; negative when it doesn't
    bool isChunked = false;
};

// Nothing when it is no HTTP.
std::optional<Head> parsedHead(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    const QList<QByteArray> words = lines.front().simplified().split(' ');
    if (!words.front().startsWith("HTTP/1."))
        return std::nullopt;
    Head head{.status = words.value(1).toInt()};
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        bool isNumber = true;
        if (name == "sec-websocket-accept")
            head.accept = value;
        else if (name == "content-length")
            head.bodyLength = value.toLongLong(&isNumber);
        else if (name == "transfer-encoding")
            head.isChunked = value.toLower().endsWith("chunked");
        if (!isNumber)
            head.bodyLength = -1;
    }
    return head;
}

struct Body
{
    QByteArray bytes;
    bool isWhole = false;
};

// What came so far of a body in chunks (RFC 9112, 7.1).
Body joinedChunks(const QByteArray &received)
{
    constexpr int hexadecimal = 16;
    Body body;
    qsizetype place = 0;
    while (true) {
        const qsizetype lineEnd = received.indexOf("\r\n", place);
        if (lineEnd < 0)
            return body;
        const QByteArray size = received.mid(place, lineEnd - place).split(';').front().trimmed();
        bool isNumber = false;
        const qsizetype length = size.toInt(&isNumber, hexadecimal);
        if (!isNumber || length <= 0) {
            body.isWhole = isNumber && length == 0;
            return body;
        }
        body.bytes += received.mid(lineEnd + 2, length);
        place = lineEnd + 2 + length + 2;
        if (place > received.size())
            return body;
    }
}

ServiceError notTheGateway(const QString &host, int httpStatus = 0)
{
    return {.kind = ErrorKind::Protocol,
        .code = errorcode::NotTheGateway,
        .detail = host,
        .httpStatus = httpStatus};
}

} // namespace

Handshake Handshake::with(const QUrl &gateway, const QByteArray &token)
{
    const QByteArray key = randomBytes(16).toBase64();
    // RFC 6455, 1.3
    const QByteArray proof = QCryptographicHash::hash(
        key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
    const QByteArray path = gateway.path(QUrl::FullyEncoded).toLatin1();
    return {.request = "GET " + (path.isEmpty() ? QByteArray("/") : path)
            + " HTTP/1.1\r\nHost: " + hostHeaderOf(gateway)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
              "\r\nSec-WebSocket-Key: "
            + key + "\r\nUser-Agent: nls-token-desk\r\nX-NLS-Token: " + token + "\r\n\r\n",
        .accept = proof.toBase64()};
}

std::optional<Result<void>> readHandshake(
    const Handshake &handshake, const QByteArray &received, bool isWhole, const QString &host)
{
    constexpr qsizetype longestAnswer = qsizetype{16} * 1024;
    const bool isEnough = isWhole || received.size() > longestAnswer;
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return isEnough ? std::optional<Result<void>>(Failure(notTheGateway(host))) : std::nullopt;
    const std::optional<Head> head = parsedHead(received.left(end));
    if (!head)
        return Result<void>(Failure(notTheGateway(host)));
    if (head->status == switchingProtocols) {
        if (head->accept != handshake.accept)
            return Result<void>(Failure(notTheGateway(host, head->status)));
        return Result<void>();
    }
    Body body{received.mid(end + 4)};
    if (head->isChunked)
        body = joinedChunks(body.bytes);
    else
        body.isWhole = head->bodyLength >= 0 && body.bytes.size() >= head->bodyLength;
    if (!isEnough && !body.isWhole)
        return std::nullopt;
    return Result<void>(Failure(readGatewayRefusal(head->status, body.bytes, host)));
}

QByteArray closingFrame()
{
    // FIN and close; masked, two bytes; the status 1000.
    constexpr quint16 normalClosure = 1000;
    const QByteArray mask = randomBytes(4);
    QByteArray frame = QByteArray("\x88\x82", 2) + mask;
    frame += static_cast<char>((normalClosure >> 8) ^ mask[0]);
    frame += static_cast<char>((normalClosure & 0xff) ^ mask[1]);
    return frame;
}

} // namespace nlstoken
