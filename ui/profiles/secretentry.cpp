// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/secretentry.h"

#include "ui/shared/fieldframe.h"

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

namespace {

// Overwrites the characters where they are. Copies share the memory, which is the point: a copy
// that detached first would be the one that is wiped.
void wipeShared(QString &text)
{
    const bool ownsMemory = text.data_ptr().d_ptr() != nullptr; // a literal can't be written to
    if (ownsMemory)
        wipeMemory(const_cast<QChar *>(text.constData()),
            static_cast<std::size_t>(text.size()) * sizeof(QChar));
}

} // namespace

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
    const QSignalBlocker silent(this);
    QString content = text();
    const qsizetype size = content.size();
    wipeShared(content);
    content.clear();
    // What was typed is also in the list of steps to undo, whose memory stays; fill it once.
    setText({});
    insert(QString(size, u'0'));
    setText({});
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
        wipeShared(shown);
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
