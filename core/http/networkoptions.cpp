// SPDX-License-Identifier: Apache-2.0
#include "core/http/networkoptions.h"

#include "core/model/errorcode.h"
#include "core/model/profilefields.h"

#include <QFile>
#include <QNetworkProxy>
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
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1;
    const bool socks = url.scheme() == "socks5"_L1;
    const bool bare =
        (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || (!http && !socks) || url.host().isEmpty() || url.port() == 0
        || url.authority().contains(u'@') || !bare)
        return Failure({.kind = ErrorKind::Usage, .code = errorcode::ProxyInvalid});
    constexpr int usualHttpPort = 8080;
    constexpr int usualSocksPort = 1080;
    return QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
        static_cast<quint16>(url.port(http ? usualHttpPort : usualSocksPort)));
}

QNetworkProxy tunnelFor(const QUrl &address, const NetworkOptions &options)
{
    if (isLoopbackHost(address.host()))
        return QNetworkProxy::NoProxy;
    if (!options.proxy.isEmpty())
        return checkedProxy(options.proxy).value_or(QNetworkProxy(QNetworkProxy::NoProxy));
    const auto proxies = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(address));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy
            || proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability))
            return proxy;
    }
    return QNetworkProxy::NoProxy;
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
