// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetvalues.h"

#include "core/base/utctime.h"
#include "core/model/profile.h"
#include "core/model/region.h"
#include "core/model/token.h"
#include "core/snippets/snippetlibrary.h"
#include "core/snippets/snippetrenderer.h"

#include <QDateTime>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString authority(const QUrl &url)
{
    return url.authority(QUrl::FullyEncoded);
}

QString restBase(const QUrl &gateway)
{
    return (gateway.scheme() == "ws"_L1 ? u"http://"_s : u"https://"_s) + authority(gateway);
}

} // namespace

QHash<QString, QString> snippetValues(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token)
{
    const QString gateway =
        profile.gateway.isEmpty() ? presetFor(profile.region).gateway : profile.gateway;
    const QUrl endpoint(profile.endpoint);
    QHash<QString, QString> values{
        {u"install"_s, snippet.install},
        {u"gateway"_s, gateway},
        {u"restBase"_s, restBase(QUrl(gateway))},
        {u"appkey"_s, profile.appkey.isEmpty() ? QString(appkeyPlaceholder) : profile.appkey},
        {u"region"_s, profile.region},
        {u"regionId"_s, profile.regionId()},
        {u"endpoint"_s, profile.endpoint},
        {u"endpointHost"_s, authority(endpoint)},
        {u"scheme"_s, endpoint.scheme() == "http"_L1 ? u"http"_s : u"https"_s},
        {u"apiVersion"_s, profile.apiVersion},
    };
    if (token) {
        values.insert(u"token"_s, QString::fromLatin1(token->id));
        values.insert(u"expires"_s,
            utcFromSeconds(token->expireTime).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s));
    }
    return values;
}

QString snippetText(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token)
{
    return renderedSnippet(
        SnippetLibrary::templateOf(snippet), snippetValues(snippet, profile, token));
}

QString maskedSnippetText(
    const Snippet &snippet, const Profile &profile, const std::optional<Token> &token)
{
    QHash<QString, QString> values = snippetValues(snippet, profile, token);
    if (!token) {
        values.insert(u"token"_s, u"no token"_s); // so short that no character is shown
        values.insert(u"expires"_s, u"the time that comes with it"_s);
    }
    return maskedSnippet(SnippetLibrary::templateOf(snippet), values);
}

} // namespace nlstoken
