// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>

class QPainter;

namespace nlstoken {

//! \brief One line of text whose digits all take the same room, so that a countdown doesn't jump.
//!
//! Qt can ask a font for its tabular figures only since 6.7.
class DigitText
{
public:
    DigitText(QString text, const QFont &font);

    [[nodiscard]] qreal width() const;
    //! \brief Paints from \a position, the left end of the base line, with the painter's pen.
    void paint(QPainter &painter, QPointF position) const;

private:
    [[nodiscard]] qreal widthOf(QChar character) const;

    QString m_text;
    QFont m_font;
    bool m_isCount; //!< digits and their separators alone
    qreal m_digitWidth;
};

} // namespace nlstoken
