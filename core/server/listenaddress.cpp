// SPDX-License-Identifier: Apache-2.0
#include "core/server/listenaddress.h"

#include "core/base/serviceerror.h"
#include "core/http/httplistener.h"
#include "core/model/errorcode.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr QLatin1StringView localPrefix("unix:");

// Not shortened or in other numbers, which QUrl takes too: 127.1, 0x7f.1.
bool isWritten(const QHostAddress &address, const QString &text)
{
    return text.startsWith(address.toString()) || text.startsWith("localhost"_L1);
}

} // namespace

QString ListenAddress::text() const
{
    if (!path.isEmpty())
        return localPrefix + path;
    QString host = address.toString();
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        host = u'[' + host + u']';
    return host + u':' + QString::number(port);
}

std::optional<ListenAddress> listenAddressIn(const QString &text, quint16 usualPort)
{
    if (text.startsWith(localPrefix)) {
        const QString path = text.sliced(localPrefix.size());
        return path.isEmpty() ? std::nullopt : std::optional(ListenAddress{.path = path});
    }
    // QUrl takes a number for an address, as C's functions do: 18203 would be 0.0.71.27.
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (!text.isEmpty() && std::ranges::all_of(text, isDigit)) {
        bool isPort = false;
        const quint16 port = text.toUShort(&isPort);
        return isPort ? std::optional(ListenAddress{.port = port}) : std::nullopt;
    }
    const QUrl where(u"tcp://"_s + text);
    const QString host = where.host() == "localhost"_L1 ? u"127.0.0.1"_s : where.host();
    const QHostAddress address(host);
    if (!where.isValid() || address.isNull() || !where.path().isEmpty()
        || (address.protocol() == QAbstractSocket::IPv4Protocol && !isWritten(address, text))
        || !where.userInfo().isEmpty() || where.hasQuery() || where.hasFragment())
        return std::nullopt;
    return ListenAddress{address, static_cast<quint16>(where.port(usualPort))};
}

ServiceError listenFailure(const HttpListener &listener, const ListenAddress &where)
{
    const bool isInUse = listener.serverError() == QAbstractSocket::AddressInUseError;
    return {.kind = ErrorKind::Network,
        .code = isInUse ? errorcode::ListenFailed : errorcode::AddressUnusable,
        .detail = where.text(),
        .reason = listener.reason()};
}

} // namespace nlstoken
