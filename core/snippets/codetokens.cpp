// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/codetokens.h"

#include "core/snippets/highlightrules.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::size_t deepest = 16; // levels; what would go deeper stays part of its string

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isSurrogate();
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QChar opening(QChar closing)
{
    switch (closing.unicode()) {
    case u')':
        return u'(';
    case u']':
        return u'[';
    default:
        return u'{';
    }
}

CodeTokenKind tokenKind(HighlightKind kind)
{
    switch (kind) {
    case HighlightKind::Comment:
        return CodeTokenKind::Comment;
    case HighlightKind::String:
        return CodeTokenKind::String;
    case HighlightKind::Keyword:
    case HighlightKind::Code:
        break;
    }
    return CodeTokenKind::Keyword;
}

class Scanner
{
public:
    Scanner(const QString &line, CodeState before, const HighlightRules &rules)
        : m_line(line)
        , m_rules(rules)
        , m_state(std::move(before))
    {
    }

    CodeLine scan()
    {
        if (!m_state.hereDocuments.isEmpty() && !endHereDocument())
            return {.tokens = std::move(m_tokens), .after = std::move(m_state)};
        findContext();
        while (m_at < m_line.size()) {
            const bool isCode = !m_span || m_span->kind == HighlightKind::Code || m_hole;
            isCode ? scanCode() : scanSpan();
        }
        closeAtEndOfLine();
        return {.tokens = std::move(m_tokens), .after = std::move(m_state)};
    }

private:
    [[nodiscard]] bool isAt(const QString &text) const
    {
        return !text.isEmpty() && m_at < m_line.size() && m_line[m_at] == text[0]
            && QStringView(m_line).sliced(m_at).startsWith(text);
    }
    [[nodiscard]] QChar characterAt(qsizetype place) const
    {
        return place >= 0 && place < m_line.size() ? m_line[place] : QChar(u'\n');
    }

    void add(CodeTokenKind kind, qsizetype length)
    {
        length = std::min(length, m_line.size() - m_at);
        if (length > 0) {
            CodeToken *last = m_tokens.empty() ? nullptr : &m_tokens.back();
            if (last && last->kind == kind && last->start + last->length == m_at)
                last->length += length;
            else
                m_tokens.push_back({kind, m_at, length});
        }
        m_at += length;
    }

    // Where the levels lead: the rules for code, and the innermost span and hole.
    void findContext()
    {
        m_code = &m_rules;
        m_span = nullptr;
        m_hole = nullptr;
        for (const CodeState::Level &level : m_state.levels) {
            const auto index = static_cast<std::size_t>(level.index);
            if (level.isHole) {
                m_hole = &m_span->holes[index];
                continue;
            }
            m_span = &m_code->spans[index];
            m_hole = nullptr;
            if (m_span->kind == HighlightKind::Code)
                m_code = &m_span->code;
        }
    }

    bool enter(std::size_t index, bool isHole)
    {
        if (m_state.levels.size() >= deepest)
            return false;
        m_state.levels.push_back({.index = static_cast<int>(index), .isHole = isHole});
        findContext();
        return true;
    }

    void leave()
    {
        m_state.levels.pop_back();
        findContext();
    }

    void scanCode()
    {
        if (m_hole ? leaveHole() : leaveCode())
            return;
        if (const auto index = spanHere()) {
            beginSpan(*index);
            return;
        }
        const QChar c = m_line[m_at];
        if (isDigit(c))
            scanNumber();
        else if (isInWord(c) || m_code->directives.contains(c))
            scanWord();
        else
            m_at += isAt(m_code->escape) ? m_code->escape.size() + 1 : 1;
    }

    bool leaveCode()
    {
        if (!m_span || !isAt(m_span->end))
            return false;
        add(CodeTokenKind::Keyword, m_span->end.size());
        leave();
        return true;
    }

    // A bracket that was opened inside is closed first.
    bool leaveHole()
    {
        int &brackets = m_state.levels.back().brackets;
        if (m_line[m_at] == opening(m_hole->end.front())) {
            ++brackets;
        } else if (isAt(m_hole->end)) {
            if (brackets == 0) {
                m_at += m_hole->end.size();
                leave();
                return true;
            }
            --brackets;
        }
        return false;
    }

    [[nodiscard]] std::optional<std::size_t> spanHere() const
    {
        std::optional<std::size_t> found;
        qsizetype longest = 0;
        for (std::size_t i = 0; i < m_code->spans.size(); ++i) {
            const HighlightSpan &span = m_code->spans[i];
            if (span.begin.size() > longest && isAt(span.begin)
                && (!span.afterBlank || characterAt(m_at - 1).isSpace())
                && (!span.hereDocument || hereDocumentWord(span).second > 0)) {
                found = i;
                longest = span.begin.size();
            }
        }
        return found;
    }

    void beginSpan(std::size_t index)
    {
        const HighlightSpan &span = m_code->spans[index];
        const CodeTokenKind kind = tokenKind(span.kind);
        if (span.hereDocument) {
            const auto [word, length] = hereDocumentWord(span);
            if (m_state.hereDocuments.size() < qsizetype(deepest))
                m_state.hereDocuments << word;
            add(kind, length);
        } else {
            add(kind, span.begin.size());
            if (!enter(index, false))
                add(kind, m_line.size()); // to the end of the line
        }
    }

    // The word behind `<<`, which can be quoted, and how long both are together; nothing when there
    // is no word.
    [[nodiscard]] std::pair<QString, qsizetype> hereDocumentWord(const HighlightSpan &span) const
    {
        if (characterAt(m_at - 1) == span.begin.front())
            return {};
        qsizetype at = m_at + span.begin.size();
        at += characterAt(at) == u'-' ? 1 : 0;
        const QChar quote = characterAt(at);
        const bool isQuoted = quote == u'"' || quote == u'\'';
        at += isQuoted ? 1 : 0;
        const qsizetype start = at;
        while (isWordCharacter(characterAt(at)))
            ++at;
        if (at == start || isDigit(characterAt(start)) || (isQuoted && characterAt(at) != quote))
            return {};
        return {m_line.mid(start, at - start), at + (isQuoted ? 1 : 0) - m_at};
    }

    // False when all of the line belongs to one.
    bool endHereDocument()
    {
        while (characterAt(m_at).isSpace() && m_at < m_line.size())
            ++m_at;
        const QString &word = m_state.hereDocuments.front();
        if (!isAt(word) || isWordCharacter(characterAt(m_at + word.size()))) {
            m_at = 0;
            add(CodeTokenKind::String, m_line.size());
            return false;
        }
        add(CodeTokenKind::String, word.size());
        m_state.hereDocuments.removeFirst();
        return m_state.hereDocuments.isEmpty();
    }

    // A comment or a string, up to its end or to the next hole.
    void scanSpan()
    {
        const CodeTokenKind kind = tokenKind(m_span->kind);
        const HighlightSpan &span = *m_span;
        if (span.end.isEmpty()) {
            add(kind, m_line.size());
            return;
        }
        const qsizetype escape = escapeHere(span);
        const auto hole = holeHere(span);
        const qsizetype holeSize = hole ? span.holes[*hole].begin.size() : 0;
        const bool ends = isAt(span.end) && span.end.size() >= std::max(escape, holeSize);
        if (ends) {
            add(kind, span.end.size());
            leave();
        } else if (hole && holeSize >= escape && beginHole(span, *hole)) {
            return;
        } else if (escape > 0) {
            const qsizetype length = std::max<qsizetype>(2, escape);
            m_goesOn = m_at + length > m_line.size();
            add(kind, length);
        } else {
            add(kind, 1);
        }
    }

    [[nodiscard]] qsizetype escapeHere(const HighlightSpan &span) const
    {
        qsizetype longest = 0;
        for (const QString &escape : span.escapes) {
            if (isAt(escape))
                longest = std::max(longest, escape.size());
        }
        return longest;
    }

    [[nodiscard]] std::optional<std::size_t> holeHere(const HighlightSpan &span) const
    {
        std::optional<std::size_t> found;
        qsizetype longest = 0;
        for (std::size_t i = 0; i < span.holes.size(); ++i) {
            const HighlightHole &hole = span.holes[i];
            const bool isHere = isAt(hole.begin)
                && (!hole.end.isEmpty() || isWordCharacter(characterAt(m_at + hole.begin.size())));
            if (isHere && hole.begin.size() > longest) {
                found = i;
                longest = hole.begin.size();
            }
        }
        return found;
    }

    bool beginHole(const HighlightSpan &span, std::size_t index)
    {
        const HighlightHole &hole = span.holes[index];
        if (hole.end.isEmpty()) {
            m_at += hole.begin.size();
            while (isWordCharacter(characterAt(m_at)))
                ++m_at;
            return true;
        }
        if (!enter(index, true))
            return false;
        m_at += hole.begin.size();
        return true;
    }

    [[nodiscard]] bool isInWord(QChar c) const
    {
        return isWordCharacter(c) || m_code->wordCharacters.contains(c);
    }

    void scanNumber()
    {
        qsizetype end = m_at + 1;
        const auto separates = [&](QChar c) {
            return (c == u'.' || m_code->digitSeparators.contains(c))
                && isDigit(characterAt(end + 1));
        };
        while (isWordCharacter(characterAt(end)) || separates(characterAt(end)))
            ++end;
        add(CodeTokenKind::Number, end - m_at);
    }

    void scanWord()
    {
        qsizetype end = m_at + 1;
        while (isInWord(characterAt(end)))
            ++end;
        const QString word = m_line.mid(m_at, end - m_at);
        if (const auto kind = kindOfWord(word))
            add(*kind, word.size());
        else
            m_at = end;
    }

    [[nodiscard]] std::optional<CodeTokenKind> kindOfWord(const QString &word) const
    {
        const QChar next = characterAt(m_at + word.size());
        if (m_code->directives.contains(word.front()))
            return word.size() > 1 ? std::optional(CodeTokenKind::Keyword) : std::nullopt;
        if (m_code->keywords.contains(word) && !isMember() && !isLabel(next))
            return CodeTokenKind::Keyword;
        const bool isCalled = next == u'(' && (word.front().isLetter() || word.front() == u'_');
        if (isCalled || m_code->functions.contains(word))
            return CodeTokenKind::Function;
        return std::nullopt;
    }

    // A member is called what it likes.
    [[nodiscard]] bool isMember() const
    {
        const QStringView before = QStringView(m_line).first(m_at);
        return (before.endsWith(u'.') && !before.endsWith(u"..")) || before.endsWith(u"->")
            || before.endsWith(u"::");
    }

    [[nodiscard]] bool isLabel(QChar next) const
    {
        if (!m_code->labels || next != u':')
            return false;
        const QChar before = characterAt(m_at - 1);
        return before == u'(' || (before == u' ' && characterAt(m_at - 2) == u',');
    }

    // What can't run over lines is over, together with what was opened in it.
    void closeAtEndOfLine()
    {
        const HighlightRules *code = &m_rules;
        for (std::size_t i = 0; i < m_state.levels.size(); ++i) {
            if (m_state.levels[i].isHole)
                continue;
            const auto &span = code->spans[static_cast<std::size_t>(m_state.levels[i].index)];
            const bool isInnermost = i + 1 == m_state.levels.size();
            if (!span.lines && !(isInnermost && m_goesOn)) {
                m_state.levels.resize(i);
                return;
            }
            if (span.kind == HighlightKind::Code)
                code = &span.code;
        }
    }

    const QString &m_line;
    const HighlightRules &m_rules;
    CodeState m_state;
    std::vector<CodeToken> m_tokens;
    qsizetype m_at = 0;
    bool m_goesOn = false; // the line ends with an escape
    const HighlightRules *m_code = nullptr;
    const HighlightSpan *m_span = nullptr;
    const HighlightHole *m_hole = nullptr; // of m_span
};

} // namespace

CodeLine codeTokens(const QString &line, const CodeState &before, const HighlightRules &rules)
{
    return Scanner(line, before, rules).scan();
}

} // namespace nlstoken
