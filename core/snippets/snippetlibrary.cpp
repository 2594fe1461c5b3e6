// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetlibrary.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QByteArray snippetResource(const QString &name)
{
    QFile file(u":/snippets/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A name that is the same in every language is a string, any other an object with one for each.
QString localName(const QJsonValue &value, const QString &language)
{
    if (value.isString())
        return value.toString();
    const QJsonObject names = value.toObject();
    return names[names.contains(language) ? language : u"en"_s].toString();
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list << item.toString();
    return list;
}

Snippet snippetFrom(const QJsonObject &entry)
{
    const QString file = entry["file"_L1].toString();
    return {
        .use = entry.contains("service"_L1) ? SnippetUse::Token : SnippetUse::AccessKey,
        .service = entry["service"_L1].toString(),
        .sdk = entry["sdk"_L1].toString(),
        .install = entry["install"_L1].toString(),
        .fileName = file.section(u'/', -1),
        .resource = file,
    };
}

SnippetLanguage languageFrom(const QJsonObject &entry, const QString &language)
{
    SnippetLanguage found{
        .id = entry["id"_L1].toString(),
        .aliases = strings(entry["aliases"_L1]),
        .name = localName(entry["name"_L1], language),
        .snippets = {},
    };
    for (const QJsonValue &snippet : entry["snippets"_L1].toArray())
        found.snippets.push_back(snippetFrom(snippet.toObject()));
    return found;
}

} // namespace

QString snippetUseName(SnippetUse use)
{
    return use == SnippetUse::Token ? u"token"_s : u"accesskey"_s;
}

const Snippet *SnippetLanguage::snippet(SnippetUse use, const QString &service) const
{
    const auto found = std::ranges::find_if(snippets, [&](const Snippet &snippet) {
        return snippet.use == use
            && (use == SnippetUse::AccessKey || service.isEmpty() || snippet.service == service);
    });
    return found == snippets.end() ? nullptr : &*found;
}

QStringList SnippetLanguage::services() const
{
    QStringList ids;
    for (const Snippet &snippet : snippets) {
        if (snippet.use == SnippetUse::Token)
            ids << snippet.service;
    }
    return ids;
}

SnippetLibrary::SnippetLibrary(QString language)
    : m_language(std::move(language))
{
}

const std::vector<SnippetLanguage> &SnippetLibrary::languages() const
{
    return data().languages;
}

const std::vector<SnippetService> &SnippetLibrary::services() const
{
    return data().services;
}

const SnippetLanguage *SnippetLibrary::language(const QString &name) const
{
    const auto found = std::ranges::find_if(languages(), [&name](const SnippetLanguage &language) {
        return language.id.compare(name, Qt::CaseInsensitive) == 0
            || language.aliases.contains(name, Qt::CaseInsensitive);
    });
    return found == languages().end() ? nullptr : &*found;
}

const HighlightRules &SnippetLibrary::highlightRules(const Snippet &snippet) const
{
    static const HighlightRules none;
    const auto found = data().highlightRules.constFind(snippet.fileName.section(u'.', -1));
    return found == data().highlightRules.constEnd() ? none : *found;
}

QString SnippetLibrary::templateOf(const Snippet &snippet)
{
    return QString::fromUtf8(snippetResource(snippet.resource));
}

const SnippetLibrary::Data &SnippetLibrary::data() const
{
    if (!m_data) {
        const QJsonObject index =
            QJsonDocument::fromJson(snippetResource(u"index.json"_s)).object();
        m_data.emplace();
        for (const QJsonValue &service : index["services"_L1].toArray())
            m_data->services.push_back(
                {service["id"_L1].toString(), localName(service["name"_L1], m_language)});
        for (const QJsonValue &language : index["languages"_L1].toArray())
            m_data->languages.push_back(languageFrom(language.toObject(), m_language));
        m_data->highlightRules = highlightRulesFrom(
            QJsonDocument::fromJson(snippetResource(u"highlight.json"_s)).array());
    }
    return *m_data;
}

} // namespace nlstoken
