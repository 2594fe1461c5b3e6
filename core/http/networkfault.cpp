// SPDX-License-Identifier: Apache-2.0
#include "core/http/networkfault.h"

#include "core/model/errorcode.h"

#include <QNetworkProxy>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString joined(const QString &host, int port)
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

// The name that the service's own documents misprint; it does not resolve
// (docs/service/create-token.md section 1).
QLatin1StringView hostNotFoundCode(const QUrl &url)
{
    return url.host() == "nls-meta.ap-southeast-1.aliyuncs.com"_L1 ? errorcode::HostMisspelt
                                                                   : errorcode::HostNotFound;
}

// Then the only name that is looked up here is its own.
bool looksNamesUp(const QNetworkProxy &proxy)
{
    return proxy.type() != QNetworkProxy::NoProxy
        && proxy.capabilities().testFlag(QNetworkProxy::HostNameLookupCapability);
}

} // namespace

QString hostAndPort(const QUrl &url)
{
    const bool isTls = url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
    return joined(url.host(), url.port(isTls ? 443 : 80));
}

QString hostAndPort(const QNetworkProxy &proxy)
{
    return joined(proxy.hostName(), proxy.port());
}

QLatin1StringView tlsFaultCode(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            return errorcode::TlsWrongHost;
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return errorcode::TlsExpired;
        default:
            break;
        }
    }
    return errors.isEmpty() ? QLatin1StringView() : errorcode::TlsUntrusted;
}

QLatin1StringView networkFaultCode(
    QNetworkReply::NetworkError error, const QUrl &url, const QNetworkProxy &proxy)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return looksNamesUp(proxy) ? errorcode::ProxyFailed : hostNotFoundCode(url);
    case QNetworkReply::ConnectionRefusedError:
        return errorcode::ConnectionRefused;
    // 205: what becomes of a repeat that the sequential body forbids.
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return errorcode::ConnectionClosed;
    case QNetworkReply::SslHandshakeFailedError:
        return errorcode::TlsFailed;
    case QNetworkReply::TimeoutError:
        return errorcode::Timeout;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return errorcode::ProxyFailed;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return errorcode::ProxyAuthentication;
    // What becomes of a proxy that refuses the connection, or the tunnel, or speaks no HTTP.
    case QNetworkReply::UnknownNetworkError:
        return proxy.type() != QNetworkProxy::NoProxy ? errorcode::ProxyFailed
                                                      : errorcode::ConnectionFailed;
    default:
        return errorcode::ConnectionFailed;
    }
}

QLatin1StringView networkFaultCode(
    QAbstractSocket::SocketError error, const QUrl &url, const QNetworkProxy &proxy)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return looksNamesUp(proxy) ? errorcode::ProxyFailed : hostNotFoundCode(url);
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

} // namespace nlstoken
