// SPDX-License-Identifier: Apache-2.0
#include "core/server/listenaddress.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

QString ListenAddress::text() const
{
    QString host = address.toString();
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    return host + u':' + QString::number(port);
}

std::optional<ListenAddress> listenAddressIn(const QString &text, quint16 usualPort)
{
    const QUrl where(u"tcp://"_s + text);
    const QString host = where.host() == "localhost"_L1 ? u"127.0.0.1"_s : where.host();
    const QHostAddress address(host);
    if (!where.isValid() || address.isNull() || !where.path().isEmpty()
        || !where.userInfo().isEmpty() || where.hasQuery() || where.hasFragment())
        return std::nullopt;
    return ListenAddress{address, static_cast<quint16>(where.port(usualPort))};
}

} // namespace nlstoken
