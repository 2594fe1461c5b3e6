// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewayprobe.h"

#include "core/gateway/gatewayaddress.h"
#include "core/gateway/handshakeexchange.h"
#include "core/model/profilefields.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// The proxy that a request to the same address over HTTP would take: the system knows none for bare
// sockets. A tunnel is what both need.
QNetworkProxy proxyFor(const QUrl &gateway, const QString &chosen)
{
    if (isLoopbackHost(gateway.host()))
        return QNetworkProxy::NoProxy;
    if (!chosen.isEmpty())
        return checkedProxy(chosen).value_or(QNetworkProxy(QNetworkProxy::NoProxy));
    const auto proxies = QNetworkProxyFactory::proxyForQuery(
        QNetworkProxyQuery(restAddress(gateway, gateway.path())));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy
            || proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

GatewayProbe::GatewayProbe(NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

void GatewayProbe::ask(const QUrl &gateway, const QByteArray &token,
    std::chrono::milliseconds timeLimit, Reply<void> reply)
{
    auto *exchange = new HandshakeExchange(gateway, token, std::move(reply), this);
    exchange->socket().setProxy(proxyFor(gateway, m_options.proxy));
    if (gateway.scheme() == "wss"_L1 && !m_options.caFile.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        // By file name: handing over certificates would switch the system's authorities off.
        tls.addCaCertificates(m_options.caFile, QSsl::Pem);
        exchange->socket().setSslConfiguration(tls);
    }
    exchange->start(timeLimit);
}

} // namespace nlstoken
