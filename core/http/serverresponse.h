// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <utility>
#include <vector>

namespace nlstoken {

//! \brief Header fields in the order in which they are sent; names as sent.
using HeaderFields = std::vector<std::pair<QByteArray, QByteArray>>;

//! \brief An HTTP answer; Content-Length is added when it is written out, where there may be a
//! body.
struct ServerResponse
{
    int status = 200;
    HeaderFields headers{};
    QByteArray body{};
};

//! \brief \a answer as HTTP/1.1 bytes.
//! \param claimedLength what Content-Length says; negative for the true length
[[nodiscard]] QByteArray serialised(const ServerResponse &answer, qsizetype claimedLength = -1);

//! \brief \a moment as the Date header writes it, for example "Sun, 22 Nov 2026 12:20:00 GMT".
[[nodiscard]] QByteArray httpDate(const QDateTime &moment);

} // namespace nlstoken
