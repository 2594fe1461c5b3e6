// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/trial/qrcode.h"

#include <QWidget>

namespace nlstoken {

//! \brief Shows a QR code with its quiet zone, black on white whatever the theme, each module of
//! the same whole number of pixels. Nothing of it can be marked, dragged or heard.
class QrPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit QrPicture(QWidget *parent = nullptr);

    void setCode(QrCode code);
    //! \brief Shows nothing any more, and wipes what was shown.
    void clear();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    //! \brief Modules in a row, with the quiet zone.
    [[nodiscard]] int modules() const;

    QrCode m_code;
};

} // namespace nlstoken
