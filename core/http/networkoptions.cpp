// SPDX-License-Identifier: Apache-2.0
#include "core/http/networkoptions.h"

#include "core/base/logging.h"
#include "core/http/networkfault.h"
#include "core/http/proxysettings.h"
#include "core/model/errorcode.h"
#include "core/model/profilefields.h"

#include <QFile>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Not QSslCertificate, which loads OpenSSL: that takes as long as all else that answers with a
// token that is kept, and then nothing is sent that would need it.
bool holdsCertificate(const QByteArray &pem)
{
    constexpr QByteArrayView begin = "-----BEGIN CERTIFICATE-----";
    constexpr QByteArrayView end = "-----END CERTIFICATE-----";
    const qsizetype at = pem.indexOf(begin) + begin.size();
    const qsizetype behind = pem.indexOf(end, at);
    if (at < begin.size() || behind < 0)
        return false;
    const QByteArray text = pem.mid(at, behind - at).simplified().replace(' ', "");
    return !text.isEmpty()
        && QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors)
               .decoded.startsWith('\x30'); // as every certificate does
}

// What the system's settings say beside the variables: nothing on most Linux desktops.
QNetworkProxy systemProxy(const QUrl &address)
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"no_proxy"_s, u"NO_PROXY"_s}) {
        if (isExemptFromProxy(address, environment.value(name)))
            return QNetworkProxy::NoProxy;
    }
    QUrl asked = address;
    if (address.scheme() == "wss"_L1 || address.scheme() == "ws"_L1)
        asked.setScheme(address.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(asked));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy
            || proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability)) {
            if (proxy.type() != QNetworkProxy::NoProxy)
                qCInfo(lcNetwork) << "proxy:" << hostAndPort(proxy) << "from the system";
            return proxy;
        }
    }
    return QNetworkProxy::NoProxy;
}

} // namespace

Result<void> checkedCaFile(const QString &caFile)
{
    constexpr qint64 largestFile = 16 * 1024 * 1024;
    const auto refused = [&caFile](QLatin1StringView code) {
        return Failure({.kind = ErrorKind::Usage, .code = code, .detail = caFile});
    };
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly))
        return refused(errorcode::CaFileUnreadable);
    if (!holdsCertificate(file.read(largestFile)))
        return refused(errorcode::CaFileNotPem);
    return {};
}

Result<QNetworkProxy> checkedProxy(const QString &text)
{
    const std::optional<QNetworkProxy> proxy = proxyInText(text);
    const bool hasScheme = text.contains("://"_L1);
    const bool hasPort = text.contains(QRegularExpression(u":[0-9]+/?\\s*\\z"_s));
    if (!proxy || text.contains(u'@') || (!hasScheme && !hasPort))
        return Failure({.kind = ErrorKind::Usage, .code = errorcode::ProxyInvalid});
    return *proxy;
}

QNetworkProxy proxyFor(const QUrl &address, const NetworkOptions &options)
{
    if (isLoopbackHost(address.host()))
        return QNetworkProxy::NoProxy;
    if (!options.proxy.isEmpty()) {
        const auto proxy =
            checkedProxy(options.proxy).value_or(QNetworkProxy(QNetworkProxy::NoProxy));
        qCInfo(lcNetwork) << "proxy:" << hostAndPort(proxy) << "from --proxy";
        return proxy;
    }
    const ProxyChoice choice =
        proxyFromEnvironment(address, QProcessEnvironment::systemEnvironment());
    if (choice.isUnusable) {
        qCWarning(lcNetwork) << "The proxy in" << choice.source
                             << "is not used: it is no address of http, socks5 or socks5h.";
        return choice.proxy;
    }
    if (!choice.source.isEmpty()) {
        qCInfo(lcNetwork) << "proxy:" << hostAndPort(choice.proxy) << "from" << choice.source;
        return choice.proxy;
    }
    return systemProxy(address);
}

std::optional<QSslConfiguration> ownTls(const NetworkOptions &options)
{
    if (options.caFile.isEmpty())
        return std::nullopt;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    // By file name: handing over certificates would switch the system's authorities off.
    tls.addCaCertificates(options.caFile, QSsl::Pem);
    return tls;
}

} // namespace nlstoken
