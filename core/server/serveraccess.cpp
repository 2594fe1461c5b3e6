// SPDX-License-Identifier: Apache-2.0
#include "core/server/serveraccess.h"

#include "core/model/errorcode.h"

#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// An IPv4 connection to a socket that takes both kinds shows an IPv6 address.
bool isSame(const QHostAddress &one, const QHostAddress &other)
{
    return one.isEqual(other, QHostAddress::ConvertV4MappedToIPv4);
}

bool isPort(QByteArrayView text)
{
    return text.size() <= 5
        && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<QByteArrayView> hostOf(QByteArrayView authority)
{
    QByteArrayView host;
    QByteArrayView rest;
    if (authority.startsWith('[')) {
        const qsizetype end = authority.indexOf(']');
        if (end < 0)
            return std::nullopt;
        host = authority.sliced(1, end - 1);
        rest = authority.sliced(end + 1);
    } else {
        const qsizetype colon = authority.indexOf(':');
        host = colon < 0 ? authority : authority.first(colon);
        rest = authority.sliced(host.size());
    }
    if (host.isEmpty() || (!rest.isEmpty() && (rest.front() != ':' || !isPort(rest.sliced(1)))))
        return std::nullopt;
    return host;
}

std::optional<QByteArray> allowedOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString path = url.path();
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty()
        || !(path.isEmpty() || path == "/"_L1) || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty())
        return std::nullopt;
    const int usualPort = url.scheme() == "https"_L1 ? 443 : url.scheme() == "http"_L1 ? 80 : -1;
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    if (url.port() != usualPort)
        origin.setPort(url.port());
    return origin.toEncoded();
}

ServerAccess::ServerAccess(SecretBytes key)
    : m_key(std::move(key))
{
    allowHost(u"localhost"_s);
}

void ServerAccess::allowHost(const QString &host)
{
    if (const QHostAddress address(host); !address.isNull())
        m_addresses.push_back(address);
    m_hosts.push_back(host.toLower().toLatin1());
}

void ServerAccess::allowOrigin(const QByteArray &origin)
{
    m_origins.push_back(origin);
}

bool ServerAccess::allows(QByteArrayView authority, const QHostAddress &own) const
{
    const std::optional<QByteArrayView> host = hostOf(authority);
    if (!host)
        return false;
    if (std::ranges::any_of(m_hosts, [&](const QByteArray &allowed) {
        return host->compare(allowed, Qt::CaseInsensitive) == 0;
    }))
        return true;
    // Another spelling of an address is the same address; names have only one.
    const QHostAddress address(QString::fromLatin1(*host));
    if (address.isNull())
        return false;
    return (m_allowsOwnAddresses && isSame(address, own))
        || std::ranges::any_of(
            m_addresses, [&](const QHostAddress &allowed) { return isSame(address, allowed); });
}

std::optional<QLatin1StringView> ServerAccess::refusedSource(
    const ServerRequest &request, const QHostAddress &own) const
{
    if (!allows(request.header("Host"), own)
        || (!request.authority.isEmpty() && !allows(request.authority, own)))
        return errorcode::HostNotAllowed;
    if (request.hasHeader("Origin")
        && std::ranges::find(m_origins, request.header("Origin")) == m_origins.end())
        return errorcode::OriginNotAllowed;
    return std::nullopt;
}

std::optional<QLatin1StringView> ServerAccess::refusedKey(const ServerRequest &request) const
{
    constexpr QByteArrayView scheme("bearer ");
    const QByteArray authorization = request.header("Authorization");
    QByteArrayView shown = authorization;
    if (shown.size() <= scheme.size()
        || shown.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return errorcode::ServerKeyMissing;
    shown = shown.sliced(scheme.size());
    while (shown.startsWith(' '))
        shown = shown.sliced(1);
    if (!m_key.equals(shown))
        return errorcode::ServerKeyWrong;
    return std::nullopt;
}

} // namespace nlstoken
