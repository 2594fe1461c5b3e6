// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/secretfield.h"

#include "ui/profiles/secretentry.h"
#include "ui/profiles/textwiping.h"
#include "ui/shared/fieldframe.h"
#include "ui/shared/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

namespace nlstoken {

SecretField::SecretField(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_entry(*new SecretEntry(this))
    , m_eye(*makeFieldButton(m_entry))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(&m_entry);
    setFocusProxy(&m_entry);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_entry.setAccessibleName(name);
    m_eye.setIcon(icon(IconName::Eye));
    describeEye();

    connect(&m_entry, &QLineEdit::textEdited, this, &SecretField::edited);
    connect(&m_entry, &QLineEdit::returnPressed, this, &SecretField::returnPressed);
    connect(&m_eye, &QToolButton::pressed, this, [this] { setRevealed(true); });
    connect(&m_eye, &QToolButton::released, this, [this] { setRevealed(false); });
}

SecretField::~SecretField()
{
    m_entry.wipe();
}

void SecretField::setPlaceholderText(const QString &text)
{
    m_entry.setPlaceholderText(text);
}

bool SecretField::isEmpty() const
{
    return m_entry.text().isEmpty();
}

bool SecretField::hasSurroundingBlanks() const
{
    const QString content = m_entry.text();
    return !content.isEmpty() && (content.front().isSpace() || content.back().isSpace());
}

SecretBytes SecretField::secret() const
{
    return m_entry.content();
}

SecretBytes SecretField::takeSecret()
{
    SecretBytes taken = m_entry.content();
    m_entry.wipe();
    return taken;
}

void SecretField::setSecret(const SecretBytes &secret)
{
    QString content = QString::fromUtf8(secret.view());
    m_entry.replace(content);
    if (content.isDetached())
        wipeText(content);
    Q_EMIT edited();
}

void SecretField::removeSurroundingBlanks()
{
    if (!hasSurroundingBlanks())
        return;
    m_entry.replace(m_entry.text().trimmed());
    Q_EMIT edited();
}

void SecretField::clear()
{
    if (isEmpty())
        return;
    m_entry.wipe();
    Q_EMIT edited();
}

bool SecretField::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Hide)
        setRevealed(false);
    else if (event->type() == QEvent::LanguageChange)
        describeEye();
    return QWidget::event(event);
}

void SecretField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int frame = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, this);
    const QSize button = m_eye.sizeHint().boundedTo(m_entry.size().shrunkBy({0, frame, 0, frame}));
    m_entry.setTextMargins(0, 0, button.width() + frame, 0);
    m_eye.setGeometry(QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
        button, m_entry.rect().adjusted(2 * frame, 0, -2 * frame, 0)));
}

void SecretField::setRevealed(bool revealed)
{
    m_entry.setRevealed(revealed);
}

void SecretField::describeEye()
{
    m_eye.setAccessibleName(tr("Show while pressed"));
    m_eye.setToolTip(tr("Show while pressed"));
}

} // namespace nlstoken
