// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>

namespace nlstoken {

//! \brief Whether there is a program that reads QR codes and is not the library that makes ours.
[[nodiscard]] bool hasQrReader();

//! \brief What the QR code in \a picture says; nothing where there is none.
[[nodiscard]] std::optional<QByteArray> readQrCode(const QImage &picture);

} // namespace nlstoken
