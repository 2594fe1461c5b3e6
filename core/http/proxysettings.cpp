// SPDX-License-Identifier: Apache-2.0
#include "core/http/proxysettings.h"

#include "core/model/profilefields.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr quint16 usualHttpPort = 8080;
constexpr quint16 usualSocksPort = 1080;

QString unquoted(const QString &text)
{
    const QString plain = text.trimmed();
    const bool isQuoted = plain.size() >= 2 && plain.front() == plain.back()
        && (plain.front() == u'"' || plain.front() == u'\'');
    return isQuoted ? plain.sliced(1, plain.size() - 2).trimmed() : plain;
}

// A password with a bare % in it is meant as it stands.
QString decoded(const QString &text)
{
    static const QRegularExpression encoded(u"\\A(?:[^%]|%[0-9A-Fa-f]{2})*\\z"_s);
    return encoded.match(text).hasMatch() ? QUrl::fromPercentEncoding(text.toUtf8()) : text;
}

struct HostAndPort
{
    QString host{};
    std::optional<quint16> port{};
};

// `name`, `name:port`, `[::1]`, `[::1]:port`, `::1`.
std::optional<HostAndPort> hostAndPortIn(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A(?:\\[([0-9A-Fa-f:.%a-z]+)\\]|([^\\[\\]:\\s/?#@]+)|([0-"
        u"9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))"
        "(?::([0-9]{1,5}))?\\z"_s);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    HostAndPort found{.host = match.captured(1) + match.captured(2) + match.captured(3)};
    if (!match.captured(4).isEmpty()) {
        const int port = match.captured(4).toInt();
        if (port < 1 || port > 65535)
            return std::nullopt;
        found.port = static_cast<quint16>(port);
    }
    return found;
}

int portOf(const QUrl &address)
{
    const bool isTls = address.scheme() == "https"_L1 || address.scheme() == "wss"_L1;
    return address.port(isTls ? 443 : 80);
}

bool isExempt(const QString &host, int port, QString entry)
{
    if (const qsizetype slash = entry.indexOf(u'/'); slash >= 0) {
        const auto network = QHostAddress::parseSubnet(entry);
        return network.second >= 0 && QHostAddress(host).isInSubnet(network);
    }
    if (entry.startsWith(u"*."_s))
        entry.remove(0, 1);
    if (entry.startsWith(u'.'))
        entry.remove(0, 1);
    const std::optional<HostAndPort> exempt = hostAndPortIn(entry);
    if (!exempt || (exempt->port && *exempt->port != port))
        return false;
    const QHostAddress address(host);
    if (!address.isNull())
        return address == QHostAddress(exempt->host);
    return host.compare(exempt->host, Qt::CaseInsensitive) == 0
        || host.endsWith(u'.' + exempt->host, Qt::CaseInsensitive);
}

} // namespace

std::optional<QNetworkProxy> proxyInText(const QString &text)
{
    QString rest = unquoted(text);
    QString scheme = u"http"_s;
    if (const qsizetype end = rest.indexOf("://"_L1); end >= 0) {
        scheme = rest.first(end).toLower();
        rest.remove(0, end + 3);
    }
    const bool isSocks = scheme == "socks5"_L1 || scheme == "socks5h"_L1;
    if (scheme != "http"_L1 && !isSocks)
        return std::nullopt;
    // A password may hold anything, also "@" and "/": the last "@" ends it.
    QString user;
    QString password;
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        const QString credentials = rest.first(at);
        rest.remove(0, at + 1);
        user = decoded(credentials.section(u':', 0, 0));
        password = decoded(credentials.section(u':', 1));
    }
    if (rest.endsWith(u'/'))
        rest.chop(1);
    const std::optional<HostAndPort> where = hostAndPortIn(rest);
    if (!where || where->host.isEmpty())
        return std::nullopt;
    QNetworkProxy proxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
        where->host, where->port.value_or(isSocks ? usualSocksPort : usualHttpPort), user,
        password);
    if (scheme == "socks5"_L1)
        proxy.setCapabilities(proxy.capabilities()
            & ~QNetworkProxy::Capabilities(QNetworkProxy::HostNameLookupCapability));
    return proxy;
}

bool isExemptFromProxy(const QUrl &address, const QString &noProxy)
{
    static const QRegularExpression separators(u"[,\\s]+"_s);
    const QStringList entries = unquoted(noProxy).split(separators, Qt::SkipEmptyParts);
    return std::ranges::any_of(entries, [&address](const QString &entry) {
        return entry == "*"_L1 || isExempt(address.host(), portOf(address), entry);
    });
}

ProxyChoice proxyFromEnvironment(const QUrl &address, const QProcessEnvironment &environment)
{
    if (isLoopbackHost(address.host()))
        return {};
    for (const QString &name : {u"no_proxy"_s, u"NO_PROXY"_s}) {
        if (isExemptFromProxy(address, environment.value(name)))
            return {};
    }
    const bool isTls = address.scheme() == "https"_L1 || address.scheme() == "wss"_L1;
    const QStringList names = isTls
        ? QStringList{u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s}
        : QStringList{u"http_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s};
    for (const QString &name : names) {
        const QString value = environment.value(name);
        if (unquoted(value).isEmpty())
            continue;
        const std::optional<QNetworkProxy> proxy = proxyInText(value);
        return {.proxy = proxy.value_or(QNetworkProxy(QNetworkProxy::NoProxy)),
            .source = name,
            .isUnusable = !proxy};
    }
    return {};
}

} // namespace nlstoken
