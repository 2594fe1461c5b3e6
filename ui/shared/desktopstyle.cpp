// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/desktopstyle.h"

#include "ui/shared/icons.h"
#include "ui/shared/statuscolor.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qreal frameRadius = 2; // Fusion's

void drawOutline(QPainter &painter, const QRect &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), frameRadius, frameRadius);
    painter.restore();
}

// What has the keyboard is outlined by Fusion itself.
bool wantsOutline(const QStyleOption &option)
{
    return isDarkPalette(option.palette) && !option.state.testFlag(QStyle::State_HasFocus);
}

constexpr int iconGap = 5; // between a button's icon and its words
constexpr int qtIconGap = 4; // the one that QPushButton counts with; its style leaves half of it

// Nothing where the gap is Qt's affair.
const QStyleOptionButton *labelWithIcon(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool both = button != nullptr && !button->icon.isNull() && !button->text.isEmpty();
    return both && !button->features.testFlag(QStyleOptionButton::HasMenu) ? button : nullptr;
}

// Paints the icon and answers what is left to draw: the words stand in the middle of what it and
// the gap leave.
QStyleOptionButton wordsBehindIcon(QPainter &painter, const QStyleOptionButton &button)
{
    const int before = button.iconSize.width() + iconGap;
    const int words = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const int start = std::max(0, button.rect.width() - before - words) / 2;
    const auto placed = [&button](const QRect &rect) {
        return QStyle::visualRect(button.direction, button.rect, rect);
    };
    const QRect icon(QPoint(button.rect.left() + start, button.rect.top()),
        QSize(button.iconSize.width(), button.rect.height()));
    const bool isEnabled = button.state.testFlag(QStyle::State_Enabled);
    button.icon.paint(&painter, placed(icon), Qt::AlignCenter,
        isEnabled ? QIcon::Normal : QIcon::Disabled,
        button.state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off);
    QStyleOptionButton rest(button);
    rest.icon = {};
    rest.rect = placed(button.rect.adjusted(before, 0, 0, 0));
    return rest;
}

// The chosen one belongs to the card below it; the others are words.
void drawTab(QPainter &painter, const QStyleOption &option)
{
    if (!option.state.testFlag(QStyle::State_Selected))
        return;
    painter.save();
    // Its lower edge lies outside, so that it opens into the card.
    painter.setClipRect(option.rect);
    const QRect shape = option.rect.adjusted(0, 1, 0, 2 * qCeil(frameRadius));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(cardBorderColor(option.palette));
    painter.setBrush(option.palette.base());
    painter.drawRoundedRect(QRectF(shape).adjusted(0.5, 0.5, -0.5, -0.5), frameRadius, frameRadius);
    painter.restore();
}

// What doesn't fit ends in an ellipsis, not in half a letter.
QStyleOptionComboBox withTextThatFits(
    const QStyle &style, const QStyleOptionComboBox &box, const QWidget *widget)
{
    constexpr int margins = 4;
    const QRect field =
        style.subControlRect(QStyle::CC_ComboBox, &box, QStyle::SC_ComboBoxEditField, widget);
    const int icon = box.currentIcon.isNull() ? 0 : box.iconSize.width() + margins;
    QStyleOptionComboBox cut(box);
    cut.currentText =
        box.fontMetrics.elidedText(box.currentText, Qt::ElideRight, field.width() - margins - icon);
    return cut;
}

} // namespace

DesktopStyle::DesktopStyle()
    : QProxyStyle(u"fusion"_s)
{
}

int DesktopStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    constexpr int buttonMargin = 12; // left and right, or above and below, together
    if (metric == PM_ButtonMargin)
        return buttonMargin;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize DesktopStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
    const QSize &contents, const QWidget *widget) const
{
    const bool wider = type == CT_PushButton && labelWithIcon(option) != nullptr;
    return QProxyStyle::sizeFromContents(
        type, option, contents + QSize(wider ? iconGap - qtIconGap : 0, 0), widget);
}

void DesktopStyle::drawControl(ControlElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element == CE_TabBarTabShape)
        return drawTab(*painter, *option);
    if (element == CE_ComboBoxLabel) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            const QStyleOptionComboBox cut = withTextThatFits(*this, *box, widget);
            return QProxyStyle::drawControl(element, &cut, painter, widget);
        }
    }
    const QStyleOptionButton *button =
        element == CE_PushButtonLabel ? labelWithIcon(option) : nullptr;
    if (button == nullptr)
        return QProxyStyle::drawControl(element, option, painter, widget);
    const QStyleOptionButton words = wordsBehindIcon(*painter, *button);
    QProxyStyle::drawControl(element, &words, painter, widget);
}

void DesktopStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
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

// An editable one is drawn as a whole, and kept as a picture.
void DesktopStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ComboBox && wantsOutline(*option))
        drawOutline(*painter, option->rect, fieldBorderColor(option->palette));
}

QIcon DesktopStyle::standardIcon(
    StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    return pixmap == SP_ToolBarHorizontalExtensionButton
        ? icon(IconName::More)
        : QProxyStyle::standardIcon(pixmap, option, widget);
}

QString styleName(const QStyle &style)
{
    const auto *proxy = qobject_cast<const QProxyStyle *>(&style);
    return (proxy ? proxy->baseStyle()->name() : style.name()).toLower();
}

} // namespace nlstoken
