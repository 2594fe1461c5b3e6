// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/qrpicture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace nlstoken {

QrPicture::QrPicture(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrPicture::setCode(QrCode code)
{
    m_code = std::move(code);
    updateGeometry();
    update();
}

void QrPicture::clear()
{
    m_code = {};
    update();
}

QSize QrPicture::sizeHint() const
{
    // What phones read at arm's length.
    constexpr int usual = 340;
    constexpr int smallestModule = 4;
    const int side = std::max(usual, modules() * smallestModule);
    return {side, side};
}

QSize QrPicture::minimumSizeHint() const
{
    constexpr int smallest = 150;
    constexpr int smallestModule = 2;
    const int side = std::max(smallest, modules() * smallestModule);
    return {side, side};
}

void QrPicture::paintEvent(QPaintEvent *)
{
    if (m_code.isEmpty())
        return;
    const int square = std::min(width(), height());
    const QRectF ground((width() - square) / 2, (height() - square) / 2, square, square);
    // In pixels of the screen: at 125 % or 150 % a module of a whole number of our own units would
    // be of unequal width, or blurred.
    const qreal scale = devicePixelRatioF();
    const int module = std::max(1, static_cast<int>(square * scale) / modules());
    const auto onPixel = [scale](qreal place) { return std::floor(place * scale) / scale; };
    const qreal margin = (square - module * m_code.side() / scale) / 2;
    const QPointF corner(onPixel(ground.x() + margin), onPixel(ground.y() + margin));
    const auto area = [&](int column, int row, int columns) {
        return QRectF(corner.x() + column * module / scale, corner.y() + row * module / scale,
            columns * module / scale, module / scale);
    };

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(ground, Qt::white);
    for (int row = 0; row < m_code.side(); ++row) {
        int start = 0;
        for (int column = 0; column <= m_code.side(); ++column) {
            if (column < m_code.side() && m_code.isDark(column, row))
                continue;
            if (column > start)
                painter.fillRect(area(start, row, column - start), Qt::black);
            start = column + 1;
        }
    }
}

int QrPicture::modules() const
{
    return m_code.side() + 2 * QrCode::quietZone;
}

} // namespace nlstoken
