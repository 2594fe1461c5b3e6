// SPDX-License-Identifier: Apache-2.0
#include "core/signing/percentencoding.h"

namespace nlstoken::signing {

QByteArray percentEncoded(QByteArrayView bytes)
{
    // Without arguments QByteArray leaves exactly the unreserved set alone.
    return QByteArray::fromRawData(bytes.data(), bytes.size()).toPercentEncoding();
}

QByteArray percentDecoded(QByteArrayView encoded)
{
    return QByteArray::fromPercentEncoding(QByteArray::fromRawData(encoded.data(), encoded.size()));
}

} // namespace nlstoken::signing
