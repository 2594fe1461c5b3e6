// SPDX-License-Identifier: Apache-2.0
#include "core/settings/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::chrono::seconds shortestLead = std::chrono::minutes(1);
constexpr std::chrono::seconds longestLead = std::chrono::hours(12);
constexpr std::chrono::seconds longestInClipboard = std::chrono::hours(1);

std::chrono::seconds secondsIn(const QJsonValue &value, std::chrono::seconds otherwise,
    std::chrono::seconds least, std::chrono::seconds most)
{
    return std::clamp(std::chrono::seconds(value.toInteger(otherwise.count())), least, most);
}

QString oneOf(const QJsonValue &value, const QString &one, const QString &other)
{
    const QString text = value.toString();
    return text == one || text == other ? text : QString();
}

SnippetChoice snippetIn(const QJsonObject &object)
{
    return {.language = object["language"_L1].toString(),
        .service = object["service"_L1].toString(),
        .use = object["use"_L1].toString() == snippetUseName(SnippetUse::AccessKey)
            ? SnippetUse::AccessKey
            : SnippetUse::Token};
}

QJsonObject snippetJson(const SnippetChoice &choice)
{
    return {{u"language"_s, choice.language}, {u"service"_s, choice.service},
        {u"use"_s, snippetUseName(choice.use)}};
}

} // namespace

Settings readSettings(const SettingsFile &file)
{
    const Settings usual;
    const QJsonObject root = file.read().value_or(QJsonObject());
    return {.renewByItself = root[u"renewByItself"_s].toBool(usual.renewByItself),
        .renewAhead = secondsIn(root[u"renewAhead"_s], usual.renewAhead, shortestLead, longestLead),
        .clipboardClearAfter = secondsIn(root[u"clipboardClearAfter"_s], usual.clipboardClearAfter,
            std::chrono::seconds(0), longestInClipboard),
        .theme = oneOf(root[u"theme"_s], u"light"_s, u"dark"_s),
        .language = oneOf(root[u"language"_s], u"en"_s, u"zh_CN"_s),
        .snippet = snippetIn(root[u"snippet"_s].toObject()),
        .knowsOfBilling = root[u"knowsOfBilling"_s].toBool()};
}

Result<SettingsFile::Updated> writeSettings(const SettingsFile &file, const Settings &settings)
{
    return file.update([&settings](QJsonObject &root) -> Result<void> {
        root[u"renewByItself"_s] = settings.renewByItself;
        root[u"renewAhead"_s] = static_cast<qint64>(settings.renewAhead.count());
        root[u"clipboardClearAfter"_s] = static_cast<qint64>(settings.clipboardClearAfter.count());
        root[u"theme"_s] = settings.theme;
        root[u"language"_s] = settings.language;
        root[u"snippet"_s] = snippetJson(settings.snippet);
        root[u"knowsOfBilling"_s] = settings.knowsOfBilling;
        return {};
    });
}

} // namespace nlstoken
