// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/gatewayprobe.h"

#include "core/gateway/gatewayaddress.h"
#include "core/gateway/handshake.h"
#include "core/http/upgradeexchange.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

GatewayProbe::GatewayProbe(NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

void GatewayProbe::ask(const QUrl &gateway, const QByteArray &token,
    std::chrono::milliseconds timeLimit, Reply<void> reply)
{
    const Handshake handshake = Handshake::with(gateway, token);
    auto *exchange = new UpgradeExchange(
        {.address = gateway,
            .request = handshake.request,
            .farewell = closingFrame(),
            .read =
                [handshake, host = gateway.host()](const QByteArray &received, bool isWhole) {
        return readHandshake(handshake, received, isWhole, host);
    }},
        std::move(reply), this);
    exchange->socket().setProxy(proxyFor(gateway, m_options));
    if (gateway.scheme() == "wss"_L1) {
        if (const auto tls = ownTls(m_options))
            exchange->socket().setSslConfiguration(*tls);
    }
    exchange->start(timeLimit);
}

} // namespace nlstoken
