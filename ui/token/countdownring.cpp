// SPDX-License-Identifier: Apache-2.0
#include "ui/token/countdownring.h"

#include "ui/token/digittext.h"
#include "ui/token/ringaccessible.h"

#include <QAccessible>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

constexpr qreal fullCircle = 360;
constexpr qreal busyFraction = 0.12;
constexpr qreal busyTurn = 1400; // milliseconds
constexpr std::chrono::milliseconds frame = 33ms;

// 4 pixels in a list's ring of 30, 13 in the big one of 196, as in the mock-ups.
qreal lineWidthOf(qreal diameter)
{
    return 2.3 + 0.055 * diameter;
}

QRectF squareIn(const QRectF &rect)
{
    const qreal side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(rect.center());
    return square;
}

struct Arc
{
    qreal start = 0; //!< clockwise from the top, 0 to 1
    qreal length = 0; //!< 0 to 1
};

void paintArc(QPainter &painter, const QRectF &rect, Arc arc, CountdownRing::Role role,
    const QPalette &colors)
{
    const QRectF square = squareIn(rect);
    const qreal width = lineWidthOf(square.width());
    const QRectF line = square.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    if (line.width() <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(trackColor(colors), width));
    painter.drawEllipse(line);
    painter.setPen(QPen(statusColor(CountdownRing::statusColorOf(role), colors), width,
        Qt::SolidLine, Qt::RoundCap));
    if (arc.length >= 1) {
        painter.drawEllipse(line);
    } else {
        // A line of no length has no caps; the shortest arc is a dot.
        constexpr qreal dot = 0.0005;
        QPainterPath path;
        const qreal start = fullCircle / 4 - arc.start * fullCircle;
        path.arcMoveTo(line, start);
        path.arcTo(line, start, -std::max(arc.length, dot) * fullCircle);
        painter.drawPath(path);
    }
    painter.restore();
}

} // namespace

CountdownRing::CountdownRing(QWidget *parent)
    : QWidget(parent)
{
    installRingAccessible();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_turning.setInterval(frame);
    connect(&m_turning, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void CountdownRing::setFraction(qreal fraction)
{
    const qreal bounded = std::isnan(fraction) ? 0 : std::clamp<qreal>(fraction, 0, 1);
    if (qFuzzyCompare(1 + m_fraction, 1 + bounded))
        return;
    m_fraction = bounded;
    update();
    // Not every second: a screen reader would not stop talking.
    const int percent = static_cast<int>(std::ceil(bounded * 100));
    if (std::exchange(m_toldPercent, percent) != percent)
        tellAccessibility();
}

void CountdownRing::setRole(Role role)
{
    if (std::exchange(m_role, role) == role)
        return;
    update();
    tellAccessibility();
}

void CountdownRing::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    update();
}

void CountdownRing::setSubText(const QString &text)
{
    if (m_subText == text)
        return;
    m_subText = text;
    update();
}

void CountdownRing::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) == busy)
        return;
    m_sinceBusy.start();
    turnIfSeen();
    update();
    QAccessible::State changed;
    changed.busy = true;
    QAccessibleStateChangeEvent event(this, changed);
    QAccessible::updateAccessibility(&event);
}

void CountdownRing::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    turnIfSeen();
    update();
}

QSize CountdownRing::sizeHint() const
{
    const int side = fontMetrics().height() * 13;
    return {side, side};
}

QSize CountdownRing::minimumSizeHint() const
{
    const int side = fontMetrics().height() * 5;
    return {side, side};
}

void CountdownRing::paintRing(
    QPainter &painter, const QRectF &rect, qreal fraction, Role role, const QPalette &palette)
{
    paintArc(painter, rect, {.length = std::clamp<qreal>(fraction, 0, 1)}, role, palette);
}

StatusColor CountdownRing::statusColorOf(Role role)
{
    switch (role) {
    case Role::Normal:
        return StatusColor::Accent;
    case Role::Warning:
        return StatusColor::Warning;
    case Role::Expired:
        return StatusColor::Negative;
    case Role::Neutral:
        break;
    }
    return StatusColor::Neutral;
}

void CountdownRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF square = squareIn(rect());
    if (m_busy) {
        const auto passed = static_cast<qreal>(m_sinceBusy.elapsed());
        const qreal start = isTurning() ? std::fmod(passed, busyTurn) / busyTurn : 0;
        paintArc(
            painter, square, {.start = start, .length = busyFraction}, Role::Neutral, palette());
    } else {
        paintRing(painter, square, m_fraction, m_role, palette());
    }
    paintWords(painter, square);
}

void CountdownRing::showEvent(QShowEvent *)
{
    turnIfSeen();
}

void CountdownRing::hideEvent(QHideEvent *)
{
    turnIfSeen();
}

void CountdownRing::turnIfSeen()
{
    const bool styleMoves = style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
    const bool turn = m_busy && isVisible() && !m_reducedMotion && styleMoves;
    if (turn && !m_turning.isActive())
        m_turning.start();
    else if (!turn)
        m_turning.stop();
}

void CountdownRing::tellAccessibility()
{
    QAccessibleValueChangeEvent event(this, m_toldPercent);
    QAccessible::updateAccessibility(&event);
}

void CountdownRing::paintWords(QPainter &painter, const QRectF &ring) const
{
    const qreal width = lineWidthOf(ring.width());
    const qreal room = ring.width() - 2 * width;
    const QRectF middle = ring.adjusted(width, width, -width, -width);

    QFont small = font();
    const QFontMetricsF smallMetrics(small);
    const bool hasSubText = !m_subText.isEmpty() && ring.width() > 8 * smallMetrics.height();

    QFont big = font();
    big.setWeight(QFont::DemiBold);
    big.setPixelSize(std::max(1, static_cast<int>(std::round(ring.width() * 0.15))));
    const qreal wide = DigitText(m_text, big).width();
    const qreal roomForBig = room * 0.84;
    if (wide > roomForBig)
        big.setPixelSize(std::max(1, static_cast<int>(big.pixelSize() * roomForBig / wide)));
    const DigitText words(m_text, big);

    // The capital letters' height is what the eye centres.
    const qreal capital = QFontMetricsF(big).capHeight();
    const qreal gap = capital * 0.55;
    const qreal block = hasSubText ? capital + gap + smallMetrics.capHeight() : capital;
    const qreal bigBase = middle.center().y() - block / 2 + capital;

    painter.setPen(palette().color(QPalette::WindowText));
    words.paint(painter, QPointF(middle.center().x() - words.width() / 2, bigBase));
    if (!hasSubText)
        return;

    const qreal smallBase = bigBase + gap + smallMetrics.capHeight();
    const qreal below = smallBase - middle.center().y();
    const qreal chord = 2 * std::sqrt(std::max<qreal>(0, room * room / 4 - below * below)) * 0.94;
    painter.setFont(small);
    painter.setPen(mutedTextColor(palette()));
    const QString shown = smallMetrics.elidedText(m_subText, Qt::ElideRight, chord);
    painter.drawText(
        QPointF(middle.center().x() - smallMetrics.horizontalAdvance(shown) / 2, smallBase), shown);
}

} // namespace nlstoken
