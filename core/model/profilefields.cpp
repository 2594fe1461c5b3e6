// SPDX-License-Identifier: Apache-2.0
#include "core/model/profilefields.h"

#include "core/model/errorcode.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype longestName = 64;
constexpr qsizetype longestRegion = 64;
constexpr qsizetype longestAppkey = 128;

bool isBidiControl(char32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
}

bool mayNotBeInName(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == U'/' || c == U'\\' || isBidiControl(c);
    }
}

QString codePoint(char32_t c)
{
    return u"U+"_s + QString::number(c, 16).toUpper().rightJustified(4, u'0');
}

// Every command reads every profile: a regular expression for what a loop can tell would take half
// of that time to compile.
bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isDate(const QString &text)
{
    constexpr QStringView shape(u"0000-00-00");
    return std::equal(
        text.begin(), text.end(), shape.begin(), shape.end(), [](QChar c, QChar wanted) {
        return wanted == u'0' ? c >= u'0' && c <= u'9' : c == wanted;
    });
}

// Somebody may have pasted a whole request: what stands before an @ and behind the host is not
// repeated.
QString shownAddress(const QString &text)
{
    static const QRegularExpression parts(
        u"\\A(?<scheme>[A-Za-z]+://)?(?<user>[^/?#]*@)?(?<host>[^/?#]*)(?<rest>.*)\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = parts.match(text);
    return match.captured(u"scheme"_s) + (match.captured(u"user"_s).isEmpty() ? QString() : u"…@"_s)
        + match.captured(u"host"_s) + (match.captured(u"rest"_s).isEmpty() ? QString() : u"/…"_s);
}

QString originOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded).toLower();
    const bool standardPort =
        url.port() < 0 || url.port() == (url.scheme() == "https"_L1 ? 443 : 80);
    return url.scheme() + u"://"_s + (host.contains(u':') ? u'[' + host + u']' : host)
        + (standardPort ? QString() : u':' + QString::number(url.port()));
}

// In a network of Alibaba Cloud's own. \source docs/service/gateway.md section 1
bool isInternalGateway(const QString &host)
{
    static const QRegularExpression pattern(
        u"\\Anls-gateway[-.][a-z]+(-[a-z0-9]+)+-internal\\.aliyuncs\\.com\\z"_s);
    return pattern.match(host).hasMatch();
}

} // namespace

Result<QString> checkedProfileName(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    if (characters.isEmpty())
        return profileFailure(errorcode::ProfileNameEmpty);
    if (characters.size() > longestName)
        return profileFailure(errorcode::ProfileNameLong);
    // toUcs4() replaces half surrogates, so they are looked for in the name itself.
    if (!name.isValidUtf16())
        return profileFailure(errorcode::ProfileNameCharacter, codePoint(0xFFFD));
    const auto bad = std::ranges::find_if(characters, mayNotBeInName);
    if (bad != characters.end())
        return profileFailure(errorcode::ProfileNameCharacter, codePoint(*bad));
    if (name.front() == u'-' || name.front().isSpace())
        return profileFailure(errorcode::ProfileNameStart);
    if (name == "."_L1 || name == ".."_L1)
        return profileFailure(errorcode::ProfileNameReserved, name);
    return name;
}

Result<QString> checkedRegion(const QString &region)
{
    const bool fits = !region.isEmpty() && region.size() <= longestRegion
        && isLetterOrDigit(region.front()) && isLetterOrDigit(region.back())
        && std::ranges::all_of(region, [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
    if (!fits)
        return profileFailure(errorcode::RegionInvalid, region);
    return region;
}

Result<QString> checkedEndpoint(const QString &endpoint)
{
    if (!endpoint.contains("://"_L1))
        return profileFailure(errorcode::EndpointWithoutScheme, shownAddress(endpoint));
    const QUrl url(endpoint, QUrl::StrictMode);
    const bool web = endpoint.startsWith("https://"_L1, Qt::CaseInsensitive)
        || endpoint.startsWith("http://"_L1, Qt::CaseInsensitive);
    if (!web || !url.isValid() || url.host().isEmpty() || url.port() == 0)
        return profileFailure(errorcode::EndpointInvalid, shownAddress(endpoint));
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return profileFailure(errorcode::EndpointWithCredentials, url.host());
    if (url.hasQuery() || url.hasFragment())
        return profileFailure(errorcode::EndpointWithQuery, url.host());
    if (!url.path().isEmpty() && url.path() != "/"_L1)
        return profileFailure(errorcode::EndpointWithPath, shownAddress(endpoint));
    if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host()))
        return profileFailure(errorcode::EndpointPlainHttp, url.host());
    return originOf(url);
}

Result<QString> checkedApiVersion(const QString &version)
{
    if (!isDate(version))
        return profileFailure(errorcode::ApiVersionInvalid, version);
    return version;
}

Result<QString> checkedGateway(const QString &gateway)
{
    QUrl url(gateway, QUrl::StrictMode);
    const bool socket = url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1;
    if (!url.isValid() || !socket || url.host().isEmpty() || url.authority().contains(u'@')
        || url.hasQuery() || url.hasFragment())
        return profileFailure(errorcode::GatewayInvalid, shownAddress(gateway));
    if (url.scheme() == "ws"_L1 && !isLoopbackHost(url.host()) && !isInternalGateway(url.host()))
        return profileFailure(errorcode::GatewayPlain, url.host());
    if (url.path().isEmpty() || url.path() == u"/"_s) {
        url.setPath(u"/ws/v1"_s); // where every gateway listens
        return url.toString(QUrl::FullyEncoded);
    }
    return gateway;
}

Result<QString> checkedAppkey(const QString &appkey)
{
    const bool visible = std::ranges::all_of(appkey, [](QChar c) { return c > u' ' && c <= u'~'; });
    if (!visible || appkey.size() > longestAppkey)
        return profileFailure(errorcode::AppkeyInvalid);
    return appkey;
}

bool isLoopbackHost(const QString &host)
{
    if (host == "localhost"_L1)
        return true;
    const QHostAddress address(host);
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return address.isInSubnet(QHostAddress(u"127.0.0.0"_s), 8);
    return address == QHostAddress(QHostAddress::LocalHostIPv6);
}

bool isServiceEndpoint(const QString &origin)
{
    const QUrl url(origin);
    const QString host = url.host();
    return url.scheme() == "https"_L1
        && (host == "nls-meta.cn-shanghai.aliyuncs.com"_L1
            || host == "nlsmeta.ap-southeast-1.aliyuncs.com"_L1);
}

} // namespace nlstoken
