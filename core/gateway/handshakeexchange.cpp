// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/handshakeexchange.h"

#include "core/model/errorcode.h"
#include "core/http/networkfault.h"

#include <QNetworkProxy>
#include <QSslError>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int usualTlsPort = 443;
constexpr int usualPort = 80;

QLatin1StringView networkCode(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return errorcode::HostNotFound;
    case QAbstractSocket::ConnectionRefusedError:
        return errorcode::ConnectionRefused;
    case QAbstractSocket::RemoteHostClosedError:
        return errorcode::ConnectionClosed;
    case QAbstractSocket::SslHandshakeFailedError:
        return errorcode::TlsFailed;
    case QAbstractSocket::SocketTimeoutError:
        return errorcode::Timeout;
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return errorcode::ProxyFailed;
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return errorcode::ProxyAuthentication;
    default:
        return errorcode::ConnectionFailed;
    }
}

} // namespace

HandshakeExchange::HandshakeExchange(
    const QUrl &gateway, const QByteArray &token, Reply<void> reply, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_handshake(Handshake::with(gateway, token))
    , m_reply(std::move(reply))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HandshakeExchange::stop);
    if (QObject *caller = m_reply.context())
        connect(caller, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&m_socket, &QSslSocket::readyRead, this, &HandshakeExchange::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &HandshakeExchange::fail);
    connect(&m_socket, &QSslSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_tlsCode = tlsFaultCode(errors); });
}

void HandshakeExchange::start(std::chrono::milliseconds timeLimit)
{
    m_timer.start(timeLimit);
    const QString host = m_gateway.host();
    if (m_gateway.scheme() == "wss"_L1) {
        connect(&m_socket, &QSslSocket::encrypted, this, &HandshakeExchange::greet);
        m_socket.connectToHostEncrypted(host, static_cast<quint16>(m_gateway.port(usualTlsPort)));
    } else {
        connect(&m_socket, &QSslSocket::connected, this, &HandshakeExchange::greet);
        m_socket.connectToHost(host, static_cast<quint16>(m_gateway.port(usualPort)));
    }
}

void HandshakeExchange::greet()
{
    m_socket.write(std::exchange(m_handshake.request, {}));
}

void HandshakeExchange::read()
{
    m_received += m_socket.readAll();
    if (const auto result = readHandshake(m_handshake, m_received, false, m_gateway.host()))
        answer(*result);
}

// A refusal of which nobody says where it ends is read as far as it came.
void HandshakeExchange::stop()
{
    if (m_received.contains("\r\n\r\n"))
        answer(*readHandshake(m_handshake, m_received, true, m_gateway.host()));
    else
        answerNetworkError(errorcode::Timeout);
}

void HandshakeExchange::fail(QAbstractSocket::SocketError error)
{
    if (m_isOver)
        return;
    if (error == QAbstractSocket::RemoteHostClosedError && !m_received.isEmpty()) {
        m_received += m_socket.readAll();
        answer(*readHandshake(m_handshake, m_received, true, m_gateway.host()));
        return;
    }
    answerNetworkError(m_tlsCode.isEmpty() ? networkCode(error) : m_tlsCode);
}

void HandshakeExchange::answer(const Result<void> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    m_timer.stop();
    if (result)
        m_socket.write(closingFrame());
    m_socket.disconnectFromHost();
    m_reply.answer(result);
    deleteLater();
}

void HandshakeExchange::answerNetworkError(QLatin1StringView code)
{
    QString where = hostAndPort(m_gateway);
    if (code == errorcode::HostNotFound)
        where = m_gateway.host();
    else if (code == errorcode::ProxyFailed || code == errorcode::ProxyAuthentication)
        where = hostAndPort(m_socket.proxy());
    answer(Failure({.kind = ErrorKind::Network, .code = code, .detail = where}));
}

} // namespace nlstoken
