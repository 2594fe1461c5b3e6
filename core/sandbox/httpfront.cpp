// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/httpfront.h"

#include "core/sandbox/answerwriter.h"
#include "core/sandbox/connectionguard.h"

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QHttpServerResponder>
#endif

#include <utility>

namespace nlstoken {

namespace {

// METHOD TARGET VERSION, each as it was sent.
struct RequestLine
{
    QByteArray method;
    QByteArray target;
    QByteArray version;
};

RequestLine parsedLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    return {words.value(0), words.value(1), words.value(2)};
}

// A proxy may be sent the whole address; the path is what follows the host.
QByteArray withoutOrigin(const QByteArray &target)
{
    const qsizetype scheme = target.indexOf("://");
    if (target.startsWith('/') || scheme < 0)
        return target;
    const qsizetype path = target.indexOf('/', scheme + 3);
    return path < 0 ? QByteArray("/") : target.mid(path);
}

bool wantsToStay(const QByteArray &version, const SandboxRequest &request)
{
    const QByteArray connection = request.header("connection").toLower();
    return version == "HTTP/1.1" ? !connection.contains("close")
                                 : connection.contains("keep-alive");
}

HeaderFields headerFields(const QHttpServerRequest &request)
{
    HeaderFields fields;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (const auto &[name, value] : request.headers().toListOfPairs())
        fields.emplace_back(name, value);
#else
    const auto headers = request.headers();
    for (const auto &[name, value] : headers)
        fields.emplace_back(name, value);
#endif
    return fields;
}

} // namespace

HttpFront::HttpFront(Handler handler, SocketHandler socketHandler, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
    , m_socketHandler(std::move(socketHandler))
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, [this] {
        while (auto socket = nextPendingWebSocketConnection())
            m_socketHandler(std::move(socket));
    });
}

// True for an upgrade has QtHttpServer accept it; false, close the connection.
bool HttpFront::handle(const QHttpServerRequest &request, QTcpSocket *socket)
{
    ConnectionGuard *guard = ConnectionGuard::of(socket);
    if (!guard)
        return true;
    if (!guard->beginAnswer()) {
        guard->giveUp();
        return true;
    }
    const RequestLine line = parsedLine(guard->requestLine());
    const QByteArray target = withoutOrigin(line.target);
    const qsizetype mark = target.indexOf('?');
    const SandboxRequest received{
        .method = line.method,
        .path = mark < 0 ? target : target.left(mark),
        .query = mark < 0 ? QByteArray() : target.mid(mark + 1),
        .headers = headerFields(request),
        .body = request.body(),
    };
    std::optional<Delivery> delivery = m_handler(received);
    if (!delivery) {
        guard->letGo();
        return true;
    }
    if (received.wantsUpgrade()) {
        socket->write(delivery->bytes); // and QtHttpServer closes the connection
        return false;
    }
    if (delivery->ending == Ending::KeepOpen && !wantsToStay(line.version, received))
        delivery->ending = Ending::Close;
    auto *writer = new AnswerWriter(socket, *std::move(delivery)); // owned by the socket
    connect(writer, &AnswerWriter::finished, guard, &ConnectionGuard::endAnswer);
    writer->start();
    return true;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

// From 6.5 on the socket is hidden behind the responder; it is found again by the port of the other
// side.
bool HttpFront::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    for (const QTcpServer *server : servers()) {
        const auto sockets = server->findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
        for (QTcpSocket *socket : sockets) {
            if (socket->peerPort() == request.remotePort()
                && socket->peerAddress() == request.remoteAddress())
                return handle(request, socket);
        }
    }
    return false;
}

void HttpFront::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }

#else

bool HttpFront::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    return socket ? handle(request, socket) : true;
}

void HttpFront::missingHandler(const QHttpServerRequest &, QTcpSocket *) { }

#endif

} // namespace nlstoken
