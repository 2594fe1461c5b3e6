// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/fieldframe.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QToolButton>
#include <QWidget>

namespace nlstoken {

void paintFieldFrame(QPainter &painter, const QWidget &widget, bool readOnly)
{
    QStyleOptionFrame frame;
    frame.initFrom(&widget);
    frame.rect = widget.rect();
    frame.lineWidth = widget.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &frame, &widget);
    frame.state |= QStyle::State_Sunken;
    frame.state.setFlag(QStyle::State_ReadOnly, readOnly);
    widget.style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, &widget);
}

QMargins fieldMargins(const QWidget &widget)
{
    const int frame = widget.style()->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr, &widget);
    const int inner = widget.fontMetrics().height() / 4;
    return {frame + 2 * inner, frame + inner, frame + inner, frame + inner};
}

QToolButton *makeFieldButton(QWidget &field)
{
    auto *button = new QToolButton(&field);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::ArrowCursor);
    const int icon = field.style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, &field);
    button->setIconSize({icon, icon});
    return button;
}

} // namespace nlstoken
