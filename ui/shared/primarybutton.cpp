// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/primarybutton.h"

#include "ui/shared/desktopstyle.h"
#include "ui/shared/statuscolor.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qreal buttonRadius = 4;

} // namespace

PrimaryButton::PrimaryButton(QWidget *parent)
    : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setDefault(true);
}

void PrimaryButton::setPart(Part part)
{
    m_part = part;
    setDefault(part != Part::End);
    updateGeometry();
    update();
}

QSize PrimaryButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint();
    if (isPaintedHere()) {
        const int width = text().isEmpty() ? iconSize().width() : hint.width();
        hint.setWidth(width + fontMetrics().height());
    }
    return hint;
}

void PrimaryButton::paintEvent(QPaintEvent *event)
{
    if (!isPaintedHere()) {
        QPushButton::paintEvent(event);
        return;
    }
    QPainter painter(this);
    paintPrimaryGround(painter);
    QStyleOptionButton label;
    initStyleOption(&label);
    label.palette.setColor(QPalette::ButtonText, wordColor());
    style()->drawControl(QStyle::CE_PushButtonLabel, &label, &painter, this);
}

void PrimaryButton::paintPrimaryGround(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground());
    // Corners that are to be straight lie outside and are cut off; a line parts the two buttons.
    const bool leftToRight = layoutDirection() == Qt::LeftToRight;
    const bool straightLeft = m_part == (leftToRight ? Part::End : Part::Start);
    const bool straightRight = m_part == (leftToRight ? Part::Start : Part::End);
    const QRectF body(rect());
    const auto shape = [&](const QRectF &area) {
        return area.adjusted(
            straightLeft ? -2 * buttonRadius : 0, 0, straightRight ? 2 * buttonRadius : 0, 0);
    };
    painter.drawRoundedRect(shape(body), buttonRadius, buttonRadius);
    if (m_part == Part::End) {
        QColor line = palette().color(QPalette::HighlightedText);
        line.setAlphaF(0.4F);
        const qreal x = straightLeft ? 0 : body.width() - 1;
        painter.fillRect(QRectF(x, 5, 1, body.height() - 10), line);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(wordColor(), 1));
        painter.drawRoundedRect(
            shape(body.adjusted(2.5, 2.5, -2.5, -2.5)), buttonRadius - 1, buttonRadius - 1);
    }
    painter.restore();
}

bool PrimaryButton::isPaintedHere() const
{
    return styleName(*style()) == "fusion"_L1;
}

QColor PrimaryButton::wordColor() const
{
    return isEnabled() ? palette().color(QPalette::HighlightedText)
                       : palette().color(QPalette::Disabled, QPalette::ButtonText);
}

QColor PrimaryButton::ground() const
{
    if (!isEnabled())
        return trackColor(palette());
    const QColor highlight = palette().color(QPalette::Active, QPalette::Highlight);
    if (isDown())
        return highlight.darker(125);
    return underMouse() ? highlight.darker(110) : highlight;
}

} // namespace nlstoken
