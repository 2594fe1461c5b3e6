// SPDX-License-Identifier: Apache-2.0
#include "ui/token/digittext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace nlstoken {

namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool isCount(const QString &text)
{
    return std::ranges::all_of(
        text, [](QChar character) { return isDigit(character) || character == u':'; });
}

qreal widestDigit(const QFont &font)
{
    const QFontMetricsF metrics(font);
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

} // namespace

DigitText::DigitText(QString text, const QFont &font)
    : m_text(std::move(text))
    , m_font(font)
    , m_isCount(isCount(m_text))
    , m_digitWidth(m_isCount ? widestDigit(font) : 0)
{
}

qreal DigitText::width() const
{
    if (!m_isCount)
        return QFontMetricsF(m_font).horizontalAdvance(m_text);
    qreal width = 0;
    for (const QChar character : m_text)
        width += widthOf(character);
    return width;
}

void DigitText::paint(QPainter &painter, QPointF position) const
{
    painter.save();
    painter.setFont(m_font);
    if (!m_isCount) {
        painter.drawText(position, m_text);
    } else {
        const QFontMetricsF metrics(m_font);
        for (const QChar character : m_text) {
            const qreal room = widthOf(character);
            const qreal lead = (room - metrics.horizontalAdvance(character)) / 2;
            painter.drawText(position + QPointF(lead, 0), QString(character));
            position.rx() += room;
        }
    }
    painter.restore();
}

qreal DigitText::widthOf(QChar character) const
{
    return isDigit(character) ? m_digitWidth : QFontMetricsF(m_font).horizontalAdvance(character);
}

} // namespace nlstoken
