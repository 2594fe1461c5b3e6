// SPDX-License-Identifier: Apache-2.0
#include "core/model/token.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

std::chrono::seconds Token::lifetime() const
{
    return std::chrono::seconds(expireTime - obtainedAt);
}

std::chrono::seconds Token::remaining(qint64 serviceNow) const
{
    return std::chrono::floor<std::chrono::seconds>(
        std::chrono::milliseconds(expireTime * 1000 - serviceNow));
}

QByteArray serialisedToken(const Token &token)
{
    return QJsonDocument(QJsonObject{
                             {u"token"_s, QString::fromLatin1(token.id)},
                             {u"expireTime"_s, token.expireTime},
                             {u"obtainedAt"_s, token.obtainedAt},
                             {u"userId"_s, token.userId},
                             {u"requestId"_s, token.requestId},
                             {u"nlsRequestId"_s, token.nlsRequestId},
                         })
        .toJson(QJsonDocument::Compact);
}

std::optional<Token> parsedToken(const QByteArray &item)
{
    const QJsonObject object = QJsonDocument::fromJson(item).object();
    const std::optional<QByteArray> id = tokenIdIn(object[u"token"_s].toString());
    Token token;
    token.expireTime = object[u"expireTime"_s].toInteger();
    token.obtainedAt = object[u"obtainedAt"_s].toInteger();
    token.userId = object[u"userId"_s].toString();
    token.requestId = object[u"requestId"_s].toString();
    token.nlsRequestId = object[u"nlsRequestId"_s].toString();
    if (!id || token.expireTime <= 0)
        return std::nullopt;
    token.id = *id;
    return token;
}

std::optional<QByteArray> tokenIdIn(const QString &text)
{
    // Judged before it becomes bytes: that makes question marks, which are visible ASCII, of half a
    // surrogate pair and of what is not Latin 1.
    constexpr qsizetype longest = 1024;
    const bool visible = std::ranges::all_of(text, [](QChar c) { return c > u' ' && c <= u'~'; });
    if (text.isEmpty() || text.size() > longest || !visible)
        return std::nullopt;
    return text.toLatin1();
}

} // namespace nlstoken
