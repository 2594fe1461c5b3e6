// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

class QJsonArray;

namespace nlstoken {

struct HighlightSpan;

//! \brief What a highlighter has to know about a language; data in resources/snippets.
struct HighlightRules
{
    QStringList keywords{};
    QStringList functions{}; //!< words that call something without a parenthesis behind them
    QString directives{}; //!< characters that begin a word for the compiler, such as @Override
    QString wordCharacters{}; //!< what belongs to a word beside letters, digits and _
    QString digitSeparators{}; //!< what may stand between two digits beside _
    QString escape{}; //!< what takes its meaning from the character behind it, outside of strings
    bool labels = false; //!< whether a word between ( or , and : is a name, whatever it is
    std::vector<HighlightSpan> spans{};

    [[nodiscard]] bool operator==(const HighlightRules &) const;
};

//! \brief What is coloured as a whole.
enum class HighlightKind {
    Comment,
    String,
    Keyword,
    Code, //!< code of another language; its begin and end count as keywords
};

//! \brief Code inside of a string.
struct HighlightHole
{
    QString begin{};
    QString end{}; //!< empty: the word behind begin is all of it

    [[nodiscard]] bool operator==(const HighlightHole &) const = default;
};

//! \brief A stretch of text that has a begin. At each place the longest begin, escape or end
//! counts.
struct HighlightSpan
{
    HighlightKind kind = HighlightKind::String;
    QString begin{};
    QString end{}; //!< empty: the end of the line
    bool lines = false; //!< whether it may run over more than one line
    bool afterBlank = false; //!< whether it begins only after a blank or at the begin of a line
    bool hereDocument = false; //!< begins with the next line, ends with the word behind its begin
    QStringList escapes{}; //!< each together with the character behind it, or two characters
    std::vector<HighlightHole> holes{};
    HighlightRules code{}; //!< of Code

    [[nodiscard]] bool operator==(const HighlightSpan &) const = default;
};

//! \brief The rules in \a data, by what the names of files in that language end with, for example
//! "py". The format is told in resources/snippets/README.md.
[[nodiscard]] QHash<QString, HighlightRules> highlightRulesFrom(const QJsonArray &data);

} // namespace nlstoken
