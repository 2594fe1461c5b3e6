// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenvariables.h"

#include "core/model/profile.h"
#include "core/model/token.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

struct FieldNames
{
    TokenField field;
    QLatin1StringView name;
    const char *variable;
};

constexpr std::array<FieldNames, 5> fields{{
    {TokenField::Token, "token"_L1, "NLS_TOKEN"},
    {TokenField::ExpireTime, "expireTime"_L1, "NLS_TOKEN_EXPIRE_TIME"},
    {TokenField::Gateway, "gateway"_L1, "NLS_GATEWAY_URL"},
    {TokenField::Appkey, "appkey"_L1, "NLS_APPKEY"},
    {TokenField::Region, "region"_L1, "NLS_REGION"},
}};

} // namespace

QStringList tokenFieldNames()
{
    QStringList names;
    for (const FieldNames &field : fields)
        names << field.name;
    return names;
}

std::optional<TokenField> tokenFieldFromName(const QString &name)
{
    const auto *found =
        std::ranges::find_if(fields, [&name](const FieldNames &f) { return f.name == name; });
    return found == fields.end() ? std::nullopt : std::optional(found->field);
}

QByteArray tokenFieldValue(TokenField field, const Token &token, const Profile &profile)
{
    switch (field) {
    case TokenField::Token:
        return token.id;
    case TokenField::ExpireTime:
        return QByteArray::number(token.expireTime);
    case TokenField::Gateway:
        return profile.gateway.toUtf8();
    case TokenField::Appkey:
        return profile.appkey.toUtf8();
    case TokenField::Region:
        return profile.region.toUtf8();
    }
    Q_UNREACHABLE();
}

std::vector<EnvironmentVariable> tokenVariables(const Token &token, const Profile &profile)
{
    std::vector<EnvironmentVariable> variables;
    for (const FieldNames &field : fields) {
        const QByteArray value = tokenFieldValue(field.field, token, profile);
        variables.push_back(
            {field.variable, value.isEmpty() ? std::nullopt : std::optional(value)});
    }
    return variables;
}

} // namespace nlstoken
