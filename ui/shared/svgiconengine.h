// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QPalette>
#include <QString>

#include <variant>

namespace nlstoken {

//! \brief Draws one SVG file at exactly the pixels that are asked for, in a colour of the palette.
//!
//! Qt's own engine neither tints nor follows a palette that changes.
class SvgIconEngine final : public QIconEngine
{
public:
    //! \brief A role of the application's palette, one colour, or the file's own colours.
    using Tint = std::variant<std::monostate, QPalette::ColorRole, QColor>;

    //! \brief \a smallFile, where there is one, is drawn instead of \a file up to 22 pixels.
    SvgIconEngine(QString file, Tint tint, QString smallFile = {});

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] QString key() const override;
    [[nodiscard]] bool isNull() override { return m_file.isEmpty(); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode) const;

    QString m_file;
    QString m_smallFile;
    Tint m_tint;
};

} // namespace nlstoken
