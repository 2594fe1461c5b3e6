// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenreply.h"

#include <QByteArray>
#include <QDateTime>

namespace nlstoken {

//! \brief \a text with quotes for its apostrophes, so that JSON stays readable in C++.
[[nodiscard]] QByteArray json(const char *text);

//! \brief \a time as a Date header has it, for example "Sun, 22 Nov 2026 09:00:00 GMT".
[[nodiscard]] QByteArray dateHeader(const QDateTime &time);

//! \brief The body of a success as the service's documents print it, with both request ids.
[[nodiscard]] QByteArray tokenBody(const QByteArray &tokenId, qint64 expireTime);

//! \brief The body of a refusal by the API gateway, as JSON.
[[nodiscard]] QByteArray refusalBody(const QByteArray &code, const QByteArray &message);

//! \brief An answer that came at \a time, sent and received in one moment, with a Date that
//! agrees.
[[nodiscard]] HttpAnswer answerAt(const QDateTime &time, int status, const QByteArray &body);

//! \brief What the documents print for too many requests.
[[nodiscard]] HttpAnswer throttledAt(const QDateTime &time);

} // namespace nlstoken
