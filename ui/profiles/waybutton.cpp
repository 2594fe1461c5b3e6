// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/waybutton.h"

#include "ui/shared/statuscolor.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionButton>

namespace nlstoken {

namespace {

constexpr int buttonEdge = 16;

QSize withoutMnemonic(const QFontMetrics &metrics, const QString &text)
{
    return metrics.size(Qt::TextSingleLine | Qt::TextShowMnemonic, text);
}

} // namespace

WayButton::WayButton(Rank rank, QWidget *parent)
    : PrimaryButton(parent)
    , m_rank(rank)
{
    setDefault(rank == Rank::Obvious);
    setAutoDefault(rank == Rank::Obvious);
}

void WayButton::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    updateGeometry();
    update();
}

QSize WayButton::sizeHint() const
{
    const int line = fontMetrics().height();
    const int words = withoutMnemonic(fontMetrics(), text()).width();
    const int hint = m_hint.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_hint) + 2 * line;
    return {2 * buttonEdge + iconSize().width() + line / 2 + words + hint, line * 5 / 2};
}

void WayButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintGround(painter);

    QColor words = palette().color(QPalette::ButtonText);
    QColor hint = mutedTextColor(palette());
    if (m_rank == Rank::Obvious && isPaintedHere()) {
        words = palette().color(QPalette::HighlightedText);
        hint = words;
    }
    const auto placed = [this](const QRect &area) {
        return QStyle::visualRect(layoutDirection(), rect(), area);
    };
    const QRect inner = rect().adjusted(buttonEdge, 0, -buttonEdge, 0);
    const QSize mark = iconSize();
    const QRect markPlace(QPoint(inner.left(), inner.center().y() - mark.height() / 2), mark);
    icon().paint(&painter, placed(markPlace), Qt::AlignCenter,
        isEnabled() ? QIcon::Normal : QIcon::Disabled);

    const int mnemonic = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0
        ? Qt::TextShowMnemonic
        : Qt::TextHideMnemonic;
    const auto aligned = [this](Qt::Alignment alignment) {
        return static_cast<int>(QStyle::visualAlignment(layoutDirection(), alignment))
            | Qt::TextSingleLine;
    };
    if (m_rank == Rank::Obvious) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
    }
    const QRect rest = inner.adjusted(mark.width() + fontMetrics().height() / 2, 0, 0, 0);
    painter.setPen(words);
    painter.drawText(placed(rest), aligned(Qt::AlignLeft | Qt::AlignVCenter) | mnemonic, text());
    painter.setFont(font());
    painter.setPen(hint);
    painter.drawText(placed(rest), aligned(Qt::AlignRight | Qt::AlignVCenter), m_hint);
}

// The ground alone; PrimaryButton's words stand in the middle.
void WayButton::paintGround(QPainter &painter) const
{
    if (m_rank == Rank::Obvious && isPaintedHere()) {
        paintPrimaryGround(painter);
        return;
    }
    QStyleOptionButton option;
    initStyleOption(&option);
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = style()->subElementRect(QStyle::SE_PushButtonFocusRect, &option, this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

} // namespace nlstoken
