// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profiledelegate.h"

#include "ui/profiles/profilelistmodel.h"
#include "ui/shared/statuscolor.h"

#include <QPainter>

namespace nlstoken {

namespace {

constexpr int inset = 6; // of the chosen row's ground
constexpr qreal rowRadius = 5;
constexpr qreal stateScale = 0.92;

QFont nameFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont stateFont(const QFont &font)
{
    QFont small = font;
    if (small.pointSizeF() > 0)
        small.setPointSizeF(small.pointSizeF() * stateScale);
    else
        small.setPixelSize(qRound(small.pixelSize() * stateScale));
    return small;
}

// Everything grows with the font: 30 pixels of ring in a row of 54 at the usual 15 pixels.
struct Measures
{
    explicit Measures(const QFont &font)
        : name(nameFont(font))
        , state(stateFont(font))
        , line(name.height())
        , ring(2 * line)
        , gap(line / 5)
        , margin(line * 4 / 5)
    {
    }

    [[nodiscard]] int rowHeight() const { return margin + line + gap + state.height() + margin; }

    QFontMetrics name;
    QFontMetrics state;
    int line;
    int ring;
    int gap;
    int margin;
};

void paintGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    if (!chosen && !focused && !hovered)
        return;
    const QRectF ground = QRectF(option.rect).adjusted(inset + 0.5, 0.5, -inset - 0.5, -0.5);
    const QColor accent = statusColor(StatusColor::Accent, option.palette);
    painter.setPen(focused ? QPen(accent, 1) : QPen(Qt::NoPen));
    QColor fill = trackColor(option.palette);
    fill.setAlphaF(0.4F);
    painter.setBrush(chosen ? QBrush(chosenRowColor(option.palette))
            : hovered       ? QBrush(fill)
                            : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(ground, rowRadius, rowRadius);
}

} // namespace

void ProfileDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Measures measures(option.font);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);

    const auto placed = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect row = option.rect.adjusted(inset + measures.margin, 0, -inset - measures.gap, 0);
    const QRect ring(
        row.left(), row.center().y() - measures.ring / 2, measures.ring, measures.ring);
    const auto role =
        static_cast<CountdownRing::Role>(index.data(ProfileListModel::RingRoleRole).toInt());
    CountdownRing::paintRing(*painter, placed(ring),
        index.data(ProfileListModel::RingFractionRole).toDouble(), role, option.palette);

    const int left = ring.right() + 1 + measures.line * 2 / 3;
    const int words = measures.line + measures.gap + measures.state.height();
    const QRect name(left, row.center().y() - words / 2, row.right() - left, measures.line);
    const QRect state(
        left, name.bottom() + 1 + measures.gap, name.width(), measures.state.height());
    // A font for other letters may reach below the line of the own one.
    painter->setLayoutDirection(option.direction);
    const int alignment = static_cast<int>(QStyle::visualAlignment(
                              option.direction, Qt::AlignLeft | Qt::AlignVCenter))
        | Qt::TextSingleLine | Qt::AlignAbsolute | Qt::TextDontClip;
    painter->setFont(nameFont(option.font));
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(placed(name), alignment,
        measures.name.elidedText(
            index.data(Qt::DisplayRole).toString(), Qt::ElideRight, name.width()));
    painter->setFont(stateFont(option.font));
    painter->setPen(mutedTextColor(option.palette));
    painter->drawText(placed(state), alignment,
        measures.state.elidedText(
            index.data(ProfileListModel::StateRole).toString(), Qt::ElideRight, state.width()));
    painter->restore();
}

QSize ProfileDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Measures measures(option.font);
    return {measures.line * 12, measures.rowHeight()};
}

} // namespace nlstoken
