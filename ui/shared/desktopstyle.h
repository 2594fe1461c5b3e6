// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProxyStyle>

namespace nlstoken {

//! \brief Fusion, with outlines that can be seen on a dark ground, where its own are darker than
//! that, and with buttons that leave their words some room, also beside an icon.
class DesktopStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    DesktopStyle();

    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    //! \brief Of the menu bar's extension: one of ours, because Qt would look for it in icon themes
    //! before the window is painted.
    QIcon standardIcon(
        StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
};

//! \brief The name of \a style, or of what it draws with, in lower case; for example "fusion".
[[nodiscard]] QString styleName(const QStyle &style);

} // namespace nlstoken
