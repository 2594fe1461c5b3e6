// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/keyidentry.h"

#include "core/profiles/pastedkey.h"
#include "ui/profiles/textwiping.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <utility>

namespace nlstoken {

namespace {

std::optional<AccessKey> wholeKeyIn(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const SecretBytes secret = SecretBytes::take(bytes);
    return pastedAccessKey(secret.view());
}

} // namespace

KeyIdEntry::KeyIdEntry(Taker takeWholeKey, QWidget *parent)
    : QLineEdit(parent)
    , m_takeWholeKey(std::move(takeWholeKey))
{
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textEdited, this, &KeyIdEntry::lookAtText);
}

KeyIdEntry::~KeyIdEntry()
{
    wipeLineEdit(*this);
}

void KeyIdEntry::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        pasteFromClipboard();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

// The standard menu's Paste can't be told from its other actions.
void KeyIdEntry::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Cut"), this, &QLineEdit::cut)->setEnabled(hasSelectedText());
    menu->addAction(tr("Copy"), this, &QLineEdit::copy)->setEnabled(hasSelectedText());
    const bool offered = !QGuiApplication::clipboard()->text().isEmpty();
    menu->addAction(tr("Paste"), this, &KeyIdEntry::pasteFromClipboard)->setEnabled(offered);
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, &QLineEdit::selectAll)->setEnabled(!text().isEmpty());
    menu->popup(event->globalPos());
}

void KeyIdEntry::dropEvent(QDropEvent *event)
{
    if (!event->mimeData()->hasText() || isReadOnly()) {
        event->ignore();
        return;
    }
    enter(event->mimeData()->text());
    event->acceptProposedAction();
}

void KeyIdEntry::pasteFromClipboard()
{
    enter(QGuiApplication::clipboard()->text());
}

void KeyIdEntry::enter(const QString &text)
{
    if (std::optional<AccessKey> key = wholeKeyIn(text)) {
        clear();
        m_takeWholeKey(std::move(*key));
        return;
    }
    insert(text);
}

// The ways that can't be looked at before: the primary selection and input methods.
void KeyIdEntry::lookAtText()
{
    std::optional<AccessKey> key = wholeKeyIn(text());
    if (!key)
        return;
    wipeLineEdit(*this);
    m_takeWholeKey(std::move(*key));
}

} // namespace nlstoken
