// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/verdictcard.h"

#include "ui/shared/icons.h"
#include "ui/shared/safetext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace nlstoken {

namespace {

constexpr int verdictMargin = 12;
constexpr int markSide = 16;
constexpr qreal corner = 5;

IconName markOf(StatusColor meaning)
{
    switch (meaning) {
    case StatusColor::Positive:
        return IconName::Check;
    case StatusColor::Warning:
        return IconName::Warning;
    case StatusColor::Negative:
        return IconName::Error;
    default:
        return IconName::Info;
    }
}

} // namespace

VerdictCard::VerdictCard(QWidget *parent)
    : QFrame(parent)
    , m_mark(new QLabel(this))
    , m_title(plainLabel({}, this, Selection::Allowed))
    , m_facts(plainLabel({}, this, Selection::Allowed))
{
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    for (QLabel *label : {m_title, m_facts})
        label->setWordWrap(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(verdictMargin, verdictMargin, verdictMargin, verdictMargin);
    grid->setHorizontalSpacing(verdictMargin);
    grid->setVerticalSpacing(verdictMargin / 4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_mark, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_facts, 1, 1);
}

void VerdictCard::show(StatusColor meaning, const QString &title, const QString &facts)
{
    m_meaning = meaning;
    m_title->setText(safeText(title));
    m_facts->setText(safeText(facts));
    m_facts->setVisible(!facts.isEmpty());
    applyColors();
    setVisible(true);
}

void VerdictCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void VerdictCard::applyColors()
{
    const QColor color = statusTextColor(m_meaning, palette());
    m_mark->setPixmap(icon(markOf(m_meaning), color).pixmap(markSide));
    setTextColor(*m_title, color);
    setTextColor(*m_facts, mutedTextColor(palette()));
    update();
}

void VerdictCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(statusColor(m_meaning, palette()));
    constexpr qreal half = 0.5; // a line of one pixel, in the middle of it
    painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), corner, corner);
}

} // namespace nlstoken
