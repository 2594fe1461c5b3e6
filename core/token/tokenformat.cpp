// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokenformat.h"

#include "core/signing/percentencoding.h"
#include "core/token/tokenvariables.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

struct FormatName
{
    TokenFormat format;
    QLatin1StringView name;
};

constexpr std::array<FormatName, 7> formats{{
    {TokenFormat::Text, "text"_L1},
    {TokenFormat::Json, "json"_L1},
    {TokenFormat::Shell, "shell"_L1},
    {TokenFormat::PowerShell, "powershell"_L1},
    {TokenFormat::Dotenv, "dotenv"_L1},
    {TokenFormat::Header, "header"_L1},
    {TokenFormat::Url, "url"_L1},
}};

// Nothing is special in the single quotes of sh. A backslash stands outside of them all the same:
// fish looks at it inside too, and what follows would be a command.
QByteArray shellQuoted(const QByteArray &value)
{
    QByteArray quoted = "'";
    for (const char c : value) {
        if (c == '\'')
            quoted += R"('\'')";
        else if (c == '\\')
            quoted += R"('\\')";
        else
            quoted += c;
    }
    return quoted + '\'';
}

// The typographic quotation marks end a string in PowerShell too; each is written twice.
QByteArray powerShellQuoted(const QByteArray &value)
{
    QString quoted = QString::fromUtf8(value);
    for (const QChar mark : {u'\'', u'\u2018', u'\u2019', u'\u201a', u'\u201b'})
        quoted.replace(mark, QString(2, mark));
    return '\'' + quoted.toUtf8() + '\'';
}

bool isPlain(const QByteArray &value)
{
    return std::ranges::all_of(value, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("_./:@%+,-").contains(c);
    });
}

QByteArray dotenvQuoted(const QByteArray &value)
{
    if (isPlain(value))
        return value;
    // Taken as it is by all that know quotes.
    if (!value.contains('\'') && !value.contains('\\'))
        return '\'' + value + '\'';
    QByteArray quoted = "\"";
    for (const char c : value) {
        if (QByteArrayView("\\\"$`").contains(c))
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

// One line for each variable: its name between before and behind, then its value.
QByteArray assignments(const QByteArray &before, const QByteArray &behind,
    QByteArray (*quoted)(const QByteArray &), const Token &token, const Profile &profile)
{
    QByteArrayList lines;
    for (const auto &[name, value] : tokenVariables(token, profile))
        lines << before + name + behind + quoted(value.value_or(QByteArray()));
    return lines.join('\n');
}

} // namespace

QStringList tokenFormatNames()
{
    QStringList names;
    for (const FormatName &format : formats)
        names << format.name;
    return names;
}

std::optional<TokenFormat> tokenFormatFromName(const QString &name)
{
    const auto *found =
        std::ranges::find_if(formats, [&name](const FormatName &f) { return f.name == name; });
    return found == formats.end() ? std::nullopt : std::optional(found->format);
}

bool setsVariables(TokenFormat format)
{
    return format == TokenFormat::Shell || format == TokenFormat::PowerShell
        || format == TokenFormat::Dotenv;
}

QJsonObject tokenJson(const TokenAnswer &answer, const Profile &profile, const QDateTime &now)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    const qint64 serviceNow = now.toMSecsSinceEpoch() + answer.clockOffset.count();
    return {
        {u"profile"_s, orNull(profile.name)},
        {u"token"_s, QString::fromLatin1(answer.token.id)},
        {u"expireTime"_s, answer.token.expireTime},
        {u"expiresIn"_s, static_cast<qint64>(answer.token.remaining(serviceNow).count())},
        {u"userId"_s, orNull(answer.token.userId)},
        {u"region"_s, profile.region},
        {u"requestId"_s, orNull(answer.token.requestId)},
        {u"nlsRequestId"_s, orNull(answer.token.nlsRequestId)},
        {u"source"_s, answer.source == TokenSource::Cache ? u"cache"_s : u"service"_s},
    };
}

QByteArray formattedToken(
    TokenFormat format, const TokenAnswer &answer, const Profile &profile, const QDateTime &now)
{
    const Token &token = answer.token;
    switch (format) {
    case TokenFormat::Text:
        return token.id;
    case TokenFormat::Json:
        return QJsonDocument(tokenJson(answer, profile, now)).toJson(QJsonDocument::Compact);
    case TokenFormat::Shell:
        return assignments("export ", "=", shellQuoted, token, profile);
    case TokenFormat::PowerShell:
        return assignments("$env:", " = ", powerShellQuoted, token, profile);
    case TokenFormat::Dotenv:
        return assignments({}, "=", dotenvQuoted, token, profile);
    case TokenFormat::Header:
        return "X-NLS-Token: " + token.id;
    case TokenFormat::Url:
        return QUrl(profile.gateway).toEncoded() + "?token=" + signing::percentEncoded(token.id);
    }
    Q_UNREACHABLE();
}

// On one line, for an eval whose argument stands without quotes.
QByteArray variablesRemoved(TokenFormat format)
{
    QByteArrayList names;
    for (const auto &[name, value] : tokenVariables({}, {}))
        names << name;
    if (format == TokenFormat::Shell)
        return "unset " + names.join(' ') + "; false";
    if (format == TokenFormat::PowerShell)
        return "Remove-Item -ErrorAction SilentlyContinue -Path Env:" + names.join(", Env:")
            + "; throw 'nls-token get: there is no token'";
    return {};
}

} // namespace nlstoken
