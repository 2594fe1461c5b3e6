// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/secretentry.h"

#include "ui/profiles/textwiping.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>
#include <QStyleOptionFrame>

namespace nlstoken {

SecretEntry::SecretEntry(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    setDragEnabled(false);
    setAcceptDrops(false);
    setMaxLength(8192);
    connect(this, &QLineEdit::textEdited, this, &SecretEntry::forgetHistory);
}

void SecretEntry::setRevealed(bool revealed)
{
    m_revealed = revealed;
    update();
}

SecretBytes SecretEntry::content() const
{
    QByteArray bytes = text().toUtf8();
    return SecretBytes::take(bytes);
}

void SecretEntry::wipe()
{
    wipeLineEdit(*this);
}

void SecretEntry::replace(const QString &text)
{
    wipe();
    setText(text);
}

void SecretEntry::paintEvent(QPaintEvent *event)
{
    if (!m_revealed) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    QStyleOptionFrame frame;
    initStyleOption(&frame);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    QRect room = style()->subElementRect(QStyle::SE_LineEditContents, &frame, this);
    room = room.marginsRemoved(textMargins()).adjusted(2, 0, -2, 0); // QLineEdit's own 2 pixels

    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF() > 0 ? font().pointSizeF() : fixed.pointSizeF());
    painter.setFont(fixed);
    painter.setPen(palette().color(QPalette::Text));
    QString content = text();
    QString shown = QFontMetrics(fixed).elidedText(content, Qt::ElideMiddle, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (shown.isDetached())
        wipeText(shown);
}

void SecretEntry::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SecretEntry::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto *offered = QGuiApplication::clipboard()->mimeData();
    QAction *pasteAction = menu->addAction(tr("Paste"), this, &QLineEdit::paste);
    pasteAction->setEnabled(offered != nullptr && offered->hasText());
    QAction *clearAction = menu->addAction(tr("Clear"), this, [this] {
        wipe();
        Q_EMIT textEdited({});
    });
    clearAction->setEnabled(!text().isEmpty());
    menu->popup(event->globalPos());
}

// QLineEdit offers no undo in password mode, but it keeps the steps; a new text drops them.
void SecretEntry::forgetHistory()
{
    const int cursor = cursorPosition();
    const QSignalBlocker silent(this);
    setText(text());
    setCursorPosition(cursor);
}

} // namespace nlstoken
