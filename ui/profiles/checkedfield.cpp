// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/checkedfield.h"

#include "ui/shared/safetext.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace nlstoken {

namespace {

QWidget &focused(QWidget &editor)
{
    return editor.focusProxy() != nullptr ? *editor.focusProxy() : editor;
}

// What is typed into in a combo box is a thing of its own to assistive technology; null for others.
QLineEdit *innerEdit(const QWidget &entry)
{
    const auto *combo = qobject_cast<const QComboBox *>(&entry);
    return combo != nullptr ? combo->lineEdit() : nullptr;
}

} // namespace

CheckedField::CheckedField(const QString &label, QWidget &editor, QGridLayout &form)
    : QObject(form.parentWidget())
    , m_label(plainLabel(label, form.parentWidget()))
    , m_editor(&editor)
    , m_message(new FormMessageLine(form.parentWidget()))
{
    const int row = form.rowCount();
    form.addWidget(m_label, row, 0, Qt::AlignVCenter);
    form.addWidget(m_editor, row, 1);
    form.addWidget(m_message, row + 1, 1);
    QWidget &entry = focused(editor);
    m_label->setBuddy(&entry); // a label's key leaves a widget alone that only has a proxy
    if (entry.accessibleName().isEmpty())
        entry.setAccessibleName(QString(label).remove(u'&'));
    if (QLineEdit *inner = innerEdit(entry))
        inner->setAccessibleName(entry.accessibleName());
    QWidget::setTabOrder(m_editor, &m_message->offerButton());
    connect(m_message, &FormMessageLine::offerTaken, this, &CheckedField::offerTaken);
}

void CheckedField::say(const FormMessage &message)
{
    m_message->show(message);
    m_message->setVisible(m_visible && message.kind != FormMessage::Kind::Nothing);
    QWidget &entry = focused(*m_editor);
    entry.setAccessibleDescription(message.text);
    if (QLineEdit *inner = innerEdit(entry))
        inner->setAccessibleDescription(message.text);
}

void CheckedField::setVisible(bool visible)
{
    m_visible = visible;
    m_label->setVisible(visible);
    m_editor->setVisible(visible);
    m_message->setVisible(visible && said().kind != FormMessage::Kind::Nothing);
}

} // namespace nlstoken
