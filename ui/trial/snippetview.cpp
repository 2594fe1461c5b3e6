// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/snippetview.h"

#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/trial/codehighlighter.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int codeFrame = 4; // keeps the scroll bars away from the round corners
constexpr int codeMargin = 6;
constexpr qreal codeRadius = 5;
constexpr int tabWidth = 4; // characters

// One for one, so that places in the code stay what they are.
QString visible(QString code)
{
    const auto isTricky = [](QChar c) {
        return (c.category() == QChar::Other_Control && c != u'\n' && c != u'\t')
            || c.category() == QChar::Other_Format || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    };
    std::replace_if(code.begin(), code.end(), isTricky, QChar(QChar::ReplacementCharacter));
    return code;
}

// A place as a line and a column.
struct Position
{
    int line;
    int column;
};

Position placeOf(const QTextDocument &document, int position)
{
    const QTextBlock block = document.findBlock(position);
    return {block.blockNumber(), position - block.position()};
}

int positionOf(const QTextDocument &document, Position place)
{
    const QTextBlock block = document.findBlockByNumber(place.line);
    return block.position() + std::min(place.column, block.length() - 1);
}

} // namespace

SnippetView::SnippetView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(*new CodeHighlighter(document()))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setLineWidth(codeFrame);
    setViewportMargins(codeMargin, codeMargin, codeMargin, codeMargin);
    viewport()->setAutoFillBackground(false); // the card is behind it
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight); // code, whatever its strings hold
    document()->setDefaultTextOption(option);
    document()->setDocumentMargin(codeMargin);
    setAccessibleName(tr("Code"));
    m_highlighter.setPalette(palette());
    applyFont();
}

void SnippetView::showCode(const QString &code, const HighlightRules &rules)
{
    const QString shown = visible(code);
    m_highlighter.setRules(rules);
    if (!changeFewLines(shown))
        setPlainText(shown);
}

// False when it would be more than a few.
bool SnippetView::changeFewLines(const QString &code)
{
    constexpr std::size_t few = 3; // token, expiry, and one that both stand in for
    const QStringList lines = code.split(u'\n');
    if (lines.size() != document()->blockCount())
        return false;
    std::vector<QTextBlock> changed;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.text() != lines[block.blockNumber()])
            changed.push_back(block);
    }
    if (changed.size() > few)
        return false;
    if (changed.empty())
        return true;

    const std::array places{
        placeOf(*document(), textCursor().anchor()), placeOf(*document(), textCursor().position())};
    const std::array bars{horizontalScrollBar()->value(), verticalScrollBar()->value()};
    QTextCursor edit(document());
    for (const QTextBlock &block : changed) {
        edit.setPosition(block.position());
        edit.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        edit.insertText(lines[block.blockNumber()]);
    }
    QTextCursor marked = textCursor();
    marked.setPosition(positionOf(*document(), places[0]));
    marked.setPosition(positionOf(*document(), places[1]), QTextCursor::KeepAnchor);
    setTextCursor(marked);
    horizontalScrollBar()->setValue(bars[0]);
    verticalScrollBar()->setValue(bars[1]);
    return true;
}

bool SnippetView::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Paint:
        paintCard();
        return true;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        update();
        break;
    case QEvent::ShortcutOverride:
        // With nothing marked, Ctrl+C is the window's.
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
            event->setAccepted(textCursor().hasSelection());
            return true;
        }
        break;
    default:
        break;
    }
    return QPlainTextEdit::event(event);
}

void SnippetView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_highlighter.setPalette(palette());
    else if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Code"));
    QPlainTextEdit::changeEvent(event);
}

void SnippetView::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    event->setAccepted(textCursor().hasSelection());
    wantCopy();
}

void SnippetView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The keys are only told: as shortcuts they would be there twice.
    const auto add = [menu](const QString &text, QKeySequence::StandardKey key) {
        return menu->addAction(
            safeMenuText(text) + u'\t' + QKeySequence(key).toString(QKeySequence::NativeText));
    };
    QAction *copy = add(tr("Copy"), QKeySequence::Copy);
    copy->setEnabled(textCursor().hasSelection());
    connect(copy, &QAction::triggered, this, &SnippetView::wantCopy);
    QAction *all = add(tr("Select all"), QKeySequence::SelectAll);
    all->setEnabled(!document()->isEmpty());
    connect(all, &QAction::triggered, this, &SnippetView::selectAll);
    menu->popup(event->globalPos());
}

// Words without colours, whatever takes them.
QMimeData *SnippetView::createMimeDataFromSelection() const
{
    auto *words = new QMimeData;
    words->setText(textCursor().selection().toPlainText());
    return words;
}

void SnippetView::wantCopy()
{
    const QTextCursor marked = textCursor();
    if (marked.hasSelection())
        Q_EMIT copyWanted(marked.selectionStart(), marked.selectionEnd() - marked.selectionStart());
}

void SnippetView::applyFont()
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabStopDistance(tabWidth * QFontMetricsF(font()).horizontalAdvance(u' '));
}

void SnippetView::paintCard()
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        hasFocus() ? statusColor(StatusColor::Accent, palette()) : cardBorderColor(palette()));
    painter.setBrush(codeGroundColor(palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), codeRadius, codeRadius);
}

} // namespace nlstoken
