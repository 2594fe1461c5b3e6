// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/deskstyle.h"

#include "ui/shared/tone.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qreal radius = 2; // Fusion's

void drawOutline(QPainter &painter, const QRect &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

// What has the keyboard is outlined by Fusion itself.
bool wantsOutline(const QStyleOption &option)
{
    return isDarkPalette(option.palette) && !option.state.testFlag(QStyle::State_HasFocus);
}

} // namespace

DeskStyle::DeskStyle()
    : QProxyStyle(u"fusion"_s)
{
}

int DeskStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    constexpr int buttonMargin = 12; // left and right, or above and below, together
    if (metric == PM_ButtonMargin)
        return buttonMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    switch (element) {
    case PE_FrameLineEdit:
    case PE_IndicatorCheckBox:
        if (wantsOutline(*option))
            drawOutline(*painter, option->rect, fieldBorderColor(option->palette));
        break;
    case PE_FrameTabWidget:
        // The card that all pages lie on.
        painter->fillRect(option->rect, option->palette.base());
        drawOutline(*painter, option->rect, cardBorderColor(option->palette));
        break;
    case PE_Frame:
        if (isDarkPalette(option->palette))
            drawOutline(*painter, option->rect, cardBorderColor(option->palette));
        break;
    default:
        break;
    }
}

// The chosen one belongs to the card below it; the others are words.
void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    if (element != CE_TabBarTabShape)
        return QProxyStyle::drawControl(element, option, painter, widget);
    if (!option->state.testFlag(QStyle::State_Selected))
        return;
    painter->save();
    // Its lower edge lies outside, so that it opens into the card.
    painter->setClipRect(option->rect);
    const QRect shape = option->rect.adjusted(0, 1, 0, 2 * qCeil(radius));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(cardBorderColor(option->palette));
    painter->setBrush(option->palette.base());
    painter->drawRoundedRect(QRectF(shape).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

// An editable one is drawn as a whole, and kept as a picture.
void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox && wantsOutline(*option))
        drawOutline(*painter, option->rect, fieldBorderColor(option->palette));
}

QString styleName(const QStyle &style)
{
    const auto *proxy = qobject_cast<const QProxyStyle *>(&style);
    return (proxy ? proxy->baseStyle()->name() : style.name()).toLower();
}

} // namespace nlstoken
