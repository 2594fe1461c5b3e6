// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetrenderer.h"

#include "core/signing/percentencoding.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

using Quote = QString (*)(const QString &);

QString hex(char32_t character, int digits)
{
    return QString::number(character, 16).rightJustified(digits, u'0');
}

// In double quotes, a backslash before it and what \a special names; \a escape writes whatever is
// neither plain ASCII nor one of those.
template <typename Escape>
QString doubleQuoted(const QString &value, QStringView special, Escape escape)
{
    QString quoted = u"\""_s;
    for (const char32_t c : value.toUcs4()) {
        const bool ascii = c >= U' ' && c < U'\x7f';
        if (!ascii)
            quoted += escape(c);
        else if (c == U'"' || c == U'\\' || special.contains(QChar(static_cast<char16_t>(c))))
            quoted += u'\\' + QChar(static_cast<char16_t>(c));
        else
            quoted += QChar(static_cast<char16_t>(c));
    }
    return quoted + u'"';
}

QString utf16Escape(char32_t c)
{
    QString text;
    for (const QChar unit : QString::fromUcs4(&c, 1))
        text += u"\\u"_s + hex(unit.unicode(), 4);
    return text;
}

QString utf32Escape(char32_t c)
{
    return c <= U'\uffff' ? u"\\u"_s + hex(c, 4) : u"\\U"_s + hex(c, 8);
}

// Three octal digits end by themselves; hexadecimal ones would swallow what follows.
QString octalBytes(char32_t c)
{
    QString text;
    for (const char byte : QString::fromUcs4(&c, 1).toUtf8())
        text += u'\\' + QString::number(static_cast<uchar>(byte), 8).rightJustified(3, u'0');
    return text;
}

// A question mark could begin a trigraph.
QString cQuoted(const QString &value)
{
    return doubleQuoted(value, u"?", octalBytes);
}

QString csharpQuoted(const QString &value)
{
    return doubleQuoted(value, {}, utf16Escape);
}

QString goQuoted(const QString &value)
{
    return doubleQuoted(value, {}, utf32Escape);
}

// javac turns \u into its character before it looks for strings: a line break may not be one.
QString javaQuoted(const QString &value)
{
    return doubleQuoted(value, {}, [](char32_t c) {
        return c < U'\x80' ? u'\\' + QString::number(c, 8).rightJustified(3, u'0') : utf16Escape(c);
    });
}

// Inside of a page, "</script>" would end the script and "<!--" begin a comment.
QString jsQuoted(const QString &value)
{
    return doubleQuoted(value, {}, utf16Escape).replace(u'<', u"\\u003c"_s);
}

QString pythonQuoted(const QString &value)
{
    return doubleQuoted(value, {}, utf32Escape);
}

QString swiftQuoted(const QString &value)
{
    return doubleQuoted(value, {}, [](char32_t c) { return u"\\u{"_s + hex(c, 1) + u'}'; });
}

QString phpQuoted(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

QString shQuoted(QString value)
{
    return u'\'' + value.replace(u'\'', uR"('\'')"_s) + u'\'';
}

QString urlEncoded(const QString &value)
{
    return QString::fromLatin1(signing::percentEncoded(value.toUtf8()));
}

struct Filter
{
    QLatin1StringView name;
    Quote quoted;
};

constexpr std::array filters{
    Filter{"c"_L1, cQuoted},
    Filter{"csharp"_L1, csharpQuoted},
    Filter{"go"_L1, goQuoted},
    Filter{"java"_L1, javaQuoted},
    Filter{"js"_L1, jsQuoted},
    Filter{"php"_L1, [](const QString &value) { return phpQuoted(value); }},
    Filter{"python"_L1, pythonQuoted},
    Filter{"sh"_L1, [](const QString &value) { return shQuoted(value); }},
    Filter{"swift"_L1, swiftQuoted},
    Filter{"url"_L1, urlEncoded},
};

std::optional<QString> filtered(const QString &name, const QString &filter, const QString &value)
{
    const bool ours = name == "expires"_L1 || name == "install"_L1;
    if (filter.isEmpty())
        return ours ? std::optional(value) : std::nullopt;
    if (filter == "upper"_L1)
        return name == "scheme"_L1 ? std::optional(value.toUpper()) : std::nullopt;
    const auto *found =
        std::ranges::find_if(filters, [&filter](const Filter &f) { return f.name == filter; });
    return found == filters.end() ? std::nullopt : std::optional(found->quoted(value));
}

// What quotes \a written stays, so that it is still a string to whoever reads it.
QString masked(QString written)
{
    constexpr qsizetype shown = 4;
    constexpr qsizetype longEnough = 12;
    const bool isQuoted = written.size() > 1 && !written.front().isLetterOrNumber()
        && written.front() == written.back();
    const qsizetype from = isQuoted ? 1 : 0;
    const qsizetype length = written.size() - 2 * from;
    const qsizetype hidden = length < longEnough ? length : length - shown;
    return written.replace(from, hidden, QString(hidden, u'•'));
}

// \a text with its placeholders written as \a shown makes them of their names and values.
template <typename Shown>
QString rendered(const QString &text, const QHash<QString, QString> &values, Shown shown)
{
    static const QRegularExpression placeholder(uR"(\{\{(\w+)(?:\|(\w+))?\}\})"_s);
    QString result;
    qsizetype done = 0;
    for (auto match = placeholder.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const auto value = values.constFind(found.captured(1));
        if (value == values.constEnd())
            continue;
        const auto written = filtered(found.captured(1), found.captured(2), *value);
        if (!written)
            continue;
        result += QStringView(text).mid(done, found.capturedStart() - done);
        result += shown(found.captured(1), *written);
        done = found.capturedEnd();
    }
    result += QStringView(text).mid(done);
    return result;
}

} // namespace

QStringList snippetFilters()
{
    QStringList names;
    for (const Filter &filter : filters)
        names << filter.name;
    return names << u"upper"_s;
}

QString renderedSnippet(const QString &text, const QHash<QString, QString> &values)
{
    return rendered(text, values, [](const QString &, const QString &written) { return written; });
}

QString maskedSnippet(const QString &text, const QHash<QString, QString> &values)
{
    return rendered(text, values, [](const QString &name, const QString &written) {
        return name == "token"_L1 ? masked(written) : written;
    });
}

} // namespace nlstoken
