// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace nlstoken::signing {

//! \brief Percent-encodes \a bytes as the signature wants it: `A-Z a-z 0-9 - _ . ~` stay, every
//! other byte becomes
//! `%XX` with upper-case digits.
//! \source docs/service/signing.md section 1
[[nodiscard]] QByteArray percentEncoded(QByteArrayView bytes);

//! \brief The bytes that \a encoded stands for; a `%` that two hexadecimal digits don't follow
//! stays as it is.
[[nodiscard]] QByteArray percentDecoded(QByteArrayView encoded);

} // namespace nlstoken::signing
