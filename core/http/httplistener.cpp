// SPDX-License-Identifier: Apache-2.0
#include "core/http/httplistener.h"

#include "core/http/httpconnection.h"
#include "core/http/requesthandler.h"
#include "core/platform/localsocket.h"

#include <QHash>
#include <QSslCipher>
#include <QSslSocket>

#include <algorithm>
#include <system_error>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Each lives for a second at most; those beyond are told at once and closed, heard or not.
constexpr int mostTurnedAway = 64;
// Whoever comes in a crowd is to hear a no, and not to try again and again unheard.
constexpr int longestQueue = 4096;

// What one client can have many of: an IPv4 address, or a network of IPv6.
QHostAddress sourceOf(const HttpConnection *connection)
{
    const QHostAddress &peer = connection->peerAddress();
    bool isIPv4 = false;
    const quint32 address = peer.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(address);
    Q_IPV6ADDR network = peer.toIPv6Address();
    std::fill(network.c + 8, network.c + 16, quint8{0});
    return QHostAddress(network);
}

bool isStrong(const QSslCipher &cipher)
{
    const QString method = cipher.encryptionMethod();
    const bool isSealed = method.contains("GCM"_L1) || method.contains("CHACHA20"_L1);
    return isSealed && cipher.keyExchangeMethod() != "RSA"_L1;
}

// Without CBC, and without the static RSA that makes old records readable with the key.
void strengthen(QSslConfiguration &tls)
{
    QList<QSslCipher> ciphers = QSslConfiguration::supportedCiphers();
    ciphers.removeIf([](const QSslCipher &cipher) { return !isStrong(cipher); });
    tls.setCiphers(ciphers);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
}

} // namespace

HttpListener::HttpListener(const ConnectionLimits &limits, std::optional<QSslConfiguration> tls,
    RequestHandler &handler, QObject *parent)
    : QTcpServer(parent)
    , m_limits(limits)
    , m_tls(std::move(tls))
    , m_handler(handler)
{
    setListenBacklogSize(longestQueue);
    if (m_tls)
        strengthen(*m_tls);
}

QString HttpListener::reason() const
{
    const auto words = [](std::errc error) {
        return QString::fromLocal8Bit(std::make_error_code(error).message().c_str());
    };
    switch (serverError()) {
    case QAbstractSocket::AddressInUseError:
        return words(std::errc::address_in_use);
    case QAbstractSocket::SocketAccessError:
        return words(std::errc::permission_denied);
    case QAbstractSocket::SocketAddressNotAvailableError:
        return words(std::errc::address_not_available);
    default:
        return errorString();
    }
}

QTcpSocket *HttpListener::makeSocket(qintptr descriptor)
{
    QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return nullptr;
    }
    if (m_tls)
        static_cast<QSslSocket *>(socket)->setSslConfiguration(*m_tls);
    return socket;
}

void HttpListener::encrypt(QTcpSocket *socket)
{
    if (m_tls)
        static_cast<QSslSocket *>(socket)->startServerEncryption();
}

bool HttpListener::acceptFromThisUser(qintptr descriptor)
{
    m_isForThisUser = true;
    return setSocketDescriptor(descriptor);
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    if (m_isForThisUser && !isFromThisUser(descriptor)) {
        m_handler.clientRefused(RequestRefusal::OtherUser, {});
        delete makeSocket(descriptor);
        return;
    }
    if (static_cast<int>(m_connections.size()) < m_limits.connections || makeRoom())
        admit(descriptor);
    else
        turnAway(descriptor);
}

// Of the address with the most of them, so that nobody is driven out by a stranger's crowd.
bool HttpListener::makeRoom()
{
    if (!m_limits.unknownGiveWay)
        return false;
    QHash<QHostAddress, int> counts;
    for (const HttpConnection *connection : m_connections) {
        if (!connection->isKnown())
            ++counts[sourceOf(connection)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    if (most == counts.cend())
        return false;
    const auto oldest = std::ranges::find_if(m_connections, [&](const HttpConnection *connection) {
        return !connection->isKnown() && sourceOf(connection) == most.key();
    });
    HttpConnection *leaving = *oldest;
    m_connections.erase(oldest);
    m_handler.clientRefused(RequestRefusal::TooManyConnections, leaving->peerAddress());
    leaving->turnAway(countTurnedAway(leaving->socket()));
    return true;
}

void HttpListener::admit(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    ++m_accepted;
    auto *connection = new HttpConnection( // owned by the socket
        socket, m_handler, m_limits, HttpConnection::Welcome::Served);
    if (m_isForThisUser)
        connection->setLocal();
    m_connections.push_back(connection);
    // Not the socket's own signal: those are cut when it becomes a WebSocket.
    connect(new QObject(socket), &QObject::destroyed, this,
        [this, connection] { release(connection); });
    encrypt(socket);
}

// The connection has died, or is about to.
void HttpListener::release(HttpConnection *connection)
{
    std::erase(m_connections, connection);
    checkEnd();
}

void HttpListener::turnAway(qintptr descriptor)
{
    QTcpSocket *socket = makeSocket(descriptor);
    if (!socket)
        return;
    m_handler.clientRefused(RequestRefusal::TooManyConnections,
        m_isForThisUser ? QHostAddress() : socket->peerAddress());
    const QByteArray refusal = m_handler.refusal(RequestRefusal::TooManyConnections, {});
    if (!refusal.isEmpty() && countTurnedAway(socket)) {
        new HttpConnection( // owned by the socket
            socket, m_handler, m_limits, HttpConnection::Welcome::TooMany);
        encrypt(socket);
        return;
    }
    if (!m_tls && !refusal.isEmpty()) {
        socket->write(refusal);
        socket->flush();
    }
    socket->abort();
    delete socket;
}

// Whether there are few enough of them for this one to be told.
bool HttpListener::countTurnedAway(const QTcpSocket *socket)
{
    if (m_turnedAway >= mostTurnedAway)
        return false;
    ++m_turnedAway;
    connect(socket, &QObject::destroyed, this, [this] { --m_turnedAway; });
    return true;
}

void HttpListener::finish()
{
    close();
    m_finishing = true;
    const auto connections = findChildren<HttpConnection *>();
    for (HttpConnection *connection : connections)
        connection->finish();
    checkEnd();
}

void HttpListener::stop()
{
    close();
    const auto sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->disconnectFromHost();
}

void HttpListener::checkEnd()
{
    if (m_finishing && m_connections.empty())
        Q_EMIT finished();
}

} // namespace nlstoken
