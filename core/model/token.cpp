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
    Token token;
    token.id = object[u"token"_s].toString().toLatin1();
    token.expireTime = object[u"expireTime"_s].toInteger();
    token.obtainedAt = object[u"obtainedAt"_s].toInteger();
    token.userId = object[u"userId"_s].toString();
    token.requestId = object[u"requestId"_s].toString();
    token.nlsRequestId = object[u"nlsRequestId"_s].toString();
    if (!isTokenId(token.id) || token.expireTime <= 0)
        return std::nullopt;
    return token;
}

bool isTokenId(const QByteArray &id)
{
    constexpr qsizetype longest = 1024;
    return !id.isEmpty() && id.size() <= longest
        && std::ranges::all_of(id, [](char c) { return c > ' ' && c <= '~'; });
}

} // namespace nlstoken
