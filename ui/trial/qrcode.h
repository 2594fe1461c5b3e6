// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QByteArrayView>

namespace nlstoken {

//! \brief A QR code: a square of light and dark modules. What it says is a secret to us, so it is
//! moved and never copied, and wiped when it dies.
//!
//! Honest limit: the library that makes it frees its own copy of the bytes without wiping it.
class QrCode
{
public:
    //! The light modules that a reader wants to see around a code.
    //! \source ISO/IEC 18004, "Quiet zone"
    static constexpr int quietZone = 4;

    //! \brief No code at all.
    QrCode() noexcept = default;
    //! \brief The code that says \a bytes in byte mode, of medium error correction; none at all for
    //! no bytes and for more than 2,331.
    [[nodiscard]] static QrCode of(QByteArrayView bytes);

    [[nodiscard]] bool isEmpty() const noexcept { return m_side == 0; }
    //! \brief Modules in a row, without the quiet zone; 21 to 177, or 0.
    [[nodiscard]] int side() const noexcept { return m_side; }
    //! \brief Whether a module is dark, counted from 0 at the top left.
    [[nodiscard]] bool isDark(int column, int row) const;

private:
    SecretBytes m_modules; // row by row
    int m_side = 0;
};

} // namespace nlstoken
