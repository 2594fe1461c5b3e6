// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPushButton>

namespace nlstoken {

//! \brief The button of the one obvious next step, in the palette's highlight colour.
//!
//! Fusion, which has no such button, gets it painted here; other styles mark their default button
//! in their own way. Two of them side by side, Start and End, make a button with a menu part.
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    enum class Part {
        Whole,
        Start, //!< straight at its end
        End, //!< straight at its start
    };

    explicit PrimaryButton(QWidget *parent = nullptr);

    void setPart(Part part);

    //! \brief Wider than other buttons; as narrow as an icon without words.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    //! \brief Whether the style has no such button.
    [[nodiscard]] bool isPaintedHere() const;
    //! \brief The ground with the mark of the focus, without words.
    void paintPrimaryGround(QPainter &painter) const;

private:
    [[nodiscard]] QColor ground() const;
    [[nodiscard]] QColor wordColor() const;

    Part m_part = Part::Whole;
};

} // namespace nlstoken
