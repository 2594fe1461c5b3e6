// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace nlstoken {

struct HighlightRules;

//! \brief What a piece of code is; whatever is none of these is plain.
enum class CodeTokenKind {
    Comment,
    String,
    Keyword,
    Function, //!< the name of what is called or defined
    Number,
};

//! \brief A piece of a line, in UTF-16 units.
struct CodeToken
{
    CodeTokenKind kind = CodeTokenKind::Comment;
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] bool operator==(const CodeToken &) const = default;
};

//! \brief What is still open where a line ends, outermost first.
struct CodeState
{
    //! \brief A span of the rules, or a hole of the string below.
    struct Level
    {
        int index = 0; //!< in the spans of the code around it, or in the holes of the string
        bool isHole = false;
        int brackets = 0; //!< opened in the hole and not closed

        [[nodiscard]] bool operator==(const Level &) const = default;
    };

    std::vector<Level> levels{};
    QStringList hereDocuments{}; //!< the words that end them

    [[nodiscard]] bool isOpen() const { return !levels.empty() || !hereDocuments.empty(); }
    [[nodiscard]] bool operator==(const CodeState &) const = default;
};

//! \brief The pieces of one line, in their order and apart from each other, and what stays open.
struct CodeLine
{
    std::vector<CodeToken> tokens{};
    CodeState after{};
};

//! \brief Takes \a line, which has no line break, to pieces after \a rules. Nothing is too odd for
//! it, and its time grows with the length of the line only.
//! \param before what the line before left open with the same rules
[[nodiscard]] CodeLine codeTokens(
    const QString &line, const CodeState &before, const HighlightRules &rules);

} // namespace nlstoken
