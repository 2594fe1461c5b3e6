// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/formmessage.h"

#include "ui/shared/icons.h"
#include "ui/shared/safetext.h"
#include "ui/shared/statuscolor.h"
#include "ui/token/countdownring.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <optional>
#include <utility>

namespace nlstoken {

namespace {

using Kind = FormMessage::Kind;

StatusColor statusColorOf(Kind kind)
{
    switch (kind) {
    case Kind::Error:
        return StatusColor::Negative;
    case Kind::Remark:
        return StatusColor::Warning;
    case Kind::Good:
        return StatusColor::Positive;
    default:
        return StatusColor::Neutral;
    }
}

std::optional<IconName> markOf(Kind kind)
{
    switch (kind) {
    case Kind::Error:
        return IconName::Error;
    case Kind::Remark:
        return IconName::Warning;
    case Kind::Good:
        return IconName::Check;
    default:
        return std::nullopt;
    }
}

} // namespace

FormMessageLine::FormMessageLine(QWidget *parent)
    : QWidget(parent)
    , m_ring(new CountdownRing(this))
    , m_mark(new QLabel(this))
    , m_text(plainLabel({}, this))
    , m_offer(new QPushButton(this))
{
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    m_ring->setFixedSize(side, side);
    m_mark->setFixedSize(side, side);
    m_text->setWordWrap(true);
    m_offer->setAutoDefault(false);
    connect(m_offer, &QPushButton::clicked, this, &FormMessageLine::offerTaken);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(side / 2);
    row->addWidget(m_ring, 0, Qt::AlignTop);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_text, 1, Qt::AlignTop);
    row->addWidget(m_offer, 0, Qt::AlignTop);
    QWidget::hide();
}

void FormMessageLine::show(const FormMessage &message)
{
    if (std::exchange(m_message, message) == message)
        return;
    m_text->setText(safeLines(message.text));
    m_offer->setText(safeMenuText(message.offer));
    m_offer->setVisible(!message.offer.isEmpty());
    m_ring->setBusy(message.kind == Kind::Busy);
    m_ring->setVisible(message.kind == Kind::Busy);
    m_mark->setVisible(markOf(message.kind).has_value());
    applyColors();
    setVisible(message.kind != Kind::Nothing);
}

void FormMessageLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void FormMessageLine::applyColors()
{
    const StatusColor meaning = statusColorOf(m_message.kind);
    QPalette colors = m_text->palette();
    const QColor words = m_message.kind == Kind::Note ? mutedTextColor(palette())
        : m_message.kind == Kind::Busy                ? palette().color(QPalette::WindowText)
                                                      : statusTextColor(meaning, palette());
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        colors.setColor(group, QPalette::WindowText, words);
    m_text->setPalette(colors);
    if (const auto mark = markOf(m_message.kind))
        m_mark->setPixmap(icon(*mark, statusColor(meaning, palette()))
                .pixmap(m_mark->size(), devicePixelRatioF()));
}

} // namespace nlstoken
