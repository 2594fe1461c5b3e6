// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/highlightrules.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QStringList words(const QJsonValue &value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}

QStringList oneOrMore(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list << item.toString();
    return list;
}

HighlightKind kindFrom(const QString &name)
{
    if (name == "comment"_L1)
        return HighlightKind::Comment;
    if (name == "keyword"_L1)
        return HighlightKind::Keyword;
    return name == "code"_L1 ? HighlightKind::Code : HighlightKind::String;
}

// "begin end" or "begin"
HighlightHole holeFrom(const QString &text)
{
    return {.begin = text.section(u' ', 0, 0), .end = text.section(u' ', 1)};
}

using Languages = QHash<QString, HighlightRules>;

HighlightRules rulesFrom(const QJsonObject &data, const Languages &languages);

// All of it but where it begins.
HighlightSpan spanFrom(const QJsonObject &data, const Languages &languages)
{
    HighlightSpan span{
        .kind = kindFrom(data["kind"_L1].toString()),
        .begin = {},
        .end = data["end"_L1].toString(),
        .lines = data["lines"_L1].toBool(),
        .afterBlank = data["afterBlank"_L1].toBool(),
        .hereDocument = data["hereDocument"_L1].toBool(),
        .escapes = words(data["escapes"_L1]),
        .holes = {},
        .code = {},
    };
    for (const QJsonValue &hole : data["holes"_L1].toArray())
        span.holes.push_back(holeFrom(hole.toString()));
    const QJsonValue code = data["code"_L1];
    span.code =
        code.isString() ? languages.value(code.toString()) : rulesFrom(code.toObject(), languages);
    return span;
}

HighlightRules rulesFrom(const QJsonObject &data, const Languages &languages)
{
    HighlightRules rules{
        .keywords = words(data["keywords"_L1]),
        .functions = words(data["functions"_L1]),
        .directives = data["directives"_L1].toString(),
        .wordCharacters = data["wordCharacters"_L1].toString(),
        .digitSeparators = data["digitSeparators"_L1].toString(),
        .escape = data["escape"_L1].toString(),
        .labels = data["labels"_L1].toBool(),
        .spans = {},
    };
    for (const QJsonValue &entry : data["spans"_L1].toArray()) {
        HighlightSpan span = spanFrom(entry.toObject(), languages);
        for (const QString &begin : oneOrMore(entry["begin"_L1])) {
            span.begin = begin;
            rules.spans.push_back(span);
        }
    }
    return rules;
}

} // namespace

bool HighlightRules::operator==(const HighlightRules &) const = default;

// A language can hold only those before it, so that none holds itself.
QHash<QString, HighlightRules> highlightRulesFrom(const QJsonArray &data)
{
    Languages languages;
    for (const QJsonValue &entry : data) {
        const HighlightRules rules = rulesFrom(entry.toObject(), languages);
        for (const QJsonValue &file : entry["files"_L1].toArray())
            languages.insert(file.toString(), rules);
    }
    return languages;
}

} // namespace nlstoken
