// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace nlstoken {

class CodeHighlighter;
struct HighlightRules;

//! \brief A card of code to read, to mark and to copy from.
//!
//! The code it is given holds a masked token at most: it never has a whole one, so neither have a
//! drag and the primary selection.
class SnippetView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SnippetView(QWidget *parent = nullptr);

    //! \brief Shows \a code, whose lines end with \\n, in the colours of \a rules.
    //!
    //! Code that differs from what is shown in a few lines only, as with another token, leaves the
    //! marked stretch and the scroll bars where they are; any other begins at its top.
    void showCode(const QString &code, const HighlightRules &rules);

Q_SIGNALS:
    //! The user wants to copy this stretch of the code; its owner has it with the whole token. In
    //! UTF-16 units from the begin of the code.
    void copyWanted(int from, int length);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    bool changeFewLines(const QString &code);
    void wantCopy();
    void applyFont();
    void paintCard();

    CodeHighlighter &m_highlighter;
};

} // namespace nlstoken
