// SPDX-License-Identifier: Apache-2.0
#include "core/http/upgradeexchange.h"

#include "core/http/networkfault.h"
#include "core/model/errorcode.h"

#include <QNetworkProxy>
#include <QSslError>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int usualTlsPort = 443;
constexpr int usualPort = 80;

} // namespace

UpgradeExchange::UpgradeExchange(Upgrade upgrade, Reply<void> reply, QObject *parent)
    : QObject(parent)
    , m_upgrade(std::move(upgrade))
    , m_reply(std::move(reply))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UpgradeExchange::stop);
    if (QObject *caller = m_reply.context())
        connect(caller, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&m_socket, &QSslSocket::readyRead, this, &UpgradeExchange::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &UpgradeExchange::fail);
    connect(&m_socket, &QSslSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_tlsCode = tlsFaultCode(errors); });
}

void UpgradeExchange::start(std::chrono::milliseconds timeLimit)
{
    m_timer.start(timeLimit);
    const QString host = m_upgrade.address.host();
    if (m_upgrade.address.scheme() == "wss"_L1) {
        connect(&m_socket, &QSslSocket::encrypted, this, &UpgradeExchange::greet);
        m_socket.connectToHostEncrypted(
            host, static_cast<quint16>(m_upgrade.address.port(usualTlsPort)));
    } else {
        connect(&m_socket, &QSslSocket::connected, this, &UpgradeExchange::greet);
        m_socket.connectToHost(host, static_cast<quint16>(m_upgrade.address.port(usualPort)));
    }
}

void UpgradeExchange::greet()
{
    m_socket.write(std::exchange(m_upgrade.request, {}));
}

void UpgradeExchange::read()
{
    m_received += m_socket.readAll();
    if (const auto result = m_upgrade.read(m_received, false))
        answer(*result);
}

// A refusal of which nobody says where it ends is read as far as it came.
void UpgradeExchange::stop()
{
    if (m_received.contains("\r\n\r\n"))
        answer(*m_upgrade.read(m_received, true));
    else
        answerNetworkError(errorcode::Timeout);
}

void UpgradeExchange::fail(QAbstractSocket::SocketError error)
{
    if (m_isOver)
        return;
    if (error == QAbstractSocket::RemoteHostClosedError && !m_received.isEmpty()) {
        m_received += m_socket.readAll();
        answer(*m_upgrade.read(m_received, true));
        return;
    }
    answerNetworkError(m_tlsCode.isEmpty()
            ? networkFaultCode(error, m_upgrade.address, m_socket.proxy())
            : m_tlsCode);
}

void UpgradeExchange::answer(const Result<void> &result)
{
    if (std::exchange(m_isOver, true))
        return;
    m_timer.stop();
    if (result)
        m_socket.write(m_upgrade.farewell);
    m_socket.disconnectFromHost();
    m_reply.answer(result);
    deleteLater();
}

void UpgradeExchange::answerNetworkError(QLatin1StringView code)
{
    QString where = hostAndPort(m_upgrade.address);
    if (code == errorcode::HostNotFound || code == errorcode::HostMisspelt)
        where = m_upgrade.address.host();
    else if (code == errorcode::ProxyFailed || code == errorcode::ProxyAuthentication)
        where = hostAndPort(m_socket.proxy());
    answer(Failure({.kind = ErrorKind::Network, .code = code, .detail = where}));
}

} // namespace nlstoken
