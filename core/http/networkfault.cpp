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

} // namespace nlstoken
