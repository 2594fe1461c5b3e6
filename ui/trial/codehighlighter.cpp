// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/codehighlighter.h"

#include "ui/trial/codecolors.h"

#include <QTextDocument>

#include <algorithm>

namespace nlstoken {

CodeHighlighter::CodeHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void CodeHighlighter::setRules(const HighlightRules &rules)
{
    if (m_rules == rules)
        return;
    m_rules = rules;
    m_states.clear();
    rehighlight();
}

void CodeHighlighter::setPalette(const QPalette &palette)
{
    if (m_palette == palette)
        return;
    m_palette = palette;
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    const CodeLine line = codeTokens(text, stateBefore(), m_rules);
    for (const CodeToken &token : line.tokens)
        setFormat(static_cast<int>(token.start), static_cast<int>(token.length),
            codeColor(token.kind, m_palette));
    setCurrentBlockState(numberOf(line.after));
}

CodeState CodeHighlighter::stateBefore() const
{
    const int number = previousBlockState();
    const bool isKnown = number >= 0 && number < static_cast<int>(m_states.size());
    return isKnown ? m_states[static_cast<std::size_t>(number)] : CodeState();
}

int CodeHighlighter::numberOf(const CodeState &state)
{
    auto found = std::ranges::find(m_states, state);
    if (found == m_states.end())
        found = m_states.insert(found, state);
    return static_cast<int>(found - m_states.begin());
}

} // namespace nlstoken
