// SPDX-License-Identifier: Apache-2.0
#include "core/token/networkfault.h"

#include "core/model/errorcode.h"

#include <QSslError>

using namespace Qt::StringLiterals;

namespace nlstoken {

QString hostAndPort(const QUrl &url)
{
    const bool isTls = url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
    const QString host = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return host + u':' + QString::number(url.port(isTls ? 443 : 80));
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
