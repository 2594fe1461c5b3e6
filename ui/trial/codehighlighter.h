// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/snippets/codetokens.h"
#include "core/snippets/highlightrules.h"

#include <QPalette>
#include <QSyntaxHighlighter>

#include <vector>

namespace nlstoken {

//! \brief Colours the code of a document as codeTokens() takes it to pieces.
class CodeHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    //! \brief \a document owns it.
    explicit CodeHighlighter(QTextDocument *document);

    //! \brief What the code of the document is written in.
    void setRules(const HighlightRules &rules);
    //! \brief What the colours are worked out from.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    [[nodiscard]] CodeState stateBefore() const;
    [[nodiscard]] int numberOf(const CodeState &state);

    HighlightRules m_rules;
    QPalette m_palette;
    std::vector<CodeState> m_states; // a block only keeps a number
};

} // namespace nlstoken
