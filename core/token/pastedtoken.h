// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/token.h"

#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace nlstoken {

// What people copy from the console, or from an answer that another program got.

//! \brief The token in \a text, or PastedTokenEmpty, or PastedTokenMalformed unless it is 1 to
//! 1,024 visible ASCII characters.
[[nodiscard]] Result<QByteArray> pastedTokenId(QByteArrayView text);

//! \brief The ExpireTime in \a text, Unix seconds: written as such, as a local date and time
//! (`2026-11-24 12:19:17`), or as one with its zone (ISO 8601).
//!
//! PastedExpireTimeEmpty, PastedExpireTimeMalformed, PastedExpireTimePast unless it is after \a
//! now, PastedExpireTimeFar when that is more than 366 days.
[[nodiscard]] Result<qint64> pastedExpireTime(const QString &text, const QDateTime &now);

//! \brief The token in \a text when that is a whole answer of CreateToken, JSON or XML, with what
//! else it says; expireTime is 0 when it says none, obtainedAt always.
[[nodiscard]] std::optional<Token> pastedAnswer(QByteArrayView text);

} // namespace nlstoken
