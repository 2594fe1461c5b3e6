// SPDX-License-Identifier: Apache-2.0
#include "ui/trial/qrcode.h"

#include <qrencode.h>

#include <memory>

namespace nlstoken {

namespace {

void release(QRcode *code)
{
    const auto side = static_cast<std::size_t>(code->width);
    wipeMemory(code->data, side * side);
    QRcode_free(code);
}

} // namespace

QrCode QrCode::of(QByteArrayView bytes)
{
    constexpr int smallest = 0;
    constexpr qsizetype most = 2'331;
    QrCode code;
    if (bytes.isEmpty() || bytes.size() > most)
        return code;
    // Byte mode whatever the bytes are: a reader must not take them for anything else.
    const std::unique_ptr<QRcode, decltype(&release)> made(
        QRcode_encodeData(static_cast<int>(bytes.size()),
            reinterpret_cast<const unsigned char *>(bytes.data()), smallest, QR_ECLEVEL_M),
        &release);
    if (!made)
        return code;
    code.m_side = made->width;
    code.m_modules =
        SecretBytes(QByteArrayView(made->data, static_cast<qsizetype>(made->width) * made->width));
    return code;
}

bool QrCode::isDark(int column, int row) const
{
    // The other bits tell what a module is for.
    constexpr unsigned dark = 1;
    return (static_cast<unsigned char>(m_modules.view()[qsizetype{row} * m_side + column]) & dark)
        != 0;
}

} // namespace nlstoken
