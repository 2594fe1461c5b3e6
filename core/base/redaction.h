// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief An AccessKey ID for people: first and last four characters, all stars when shorter than
//! twelve.
[[nodiscard]] QString maskedAccessKeyId(const QString &id);

//! \brief A token for people: bullets and its last four characters, bullets alone when shorter than
//! twelve.
[[nodiscard]] QString maskedToken(const QString &token);

//! \brief \a text with everything that looks like a credential masked: AccessKey IDs (`LTAI…`,
//! `STS.…`), tokens (32 hexadecimal digits, what follows "The token '"), and the values of
//! Signature, AccessKeyId, SecurityToken and token in queries, forms, JSON and XML, percent-encoded
//! once or twice or not at all.
//!
//! The one function at the log and report sinks. It over-masks rather than leak: a RequestId with
//! hyphens stays.
[[nodiscard]] QString redactSecrets(const QString &text);

//! \brief Server text without control characters, terminal escapes, bidi marks and line breaks,
//! blanks folded; nothing is masked.
[[nodiscard]] QString plainServerText(const QString &text);

//! \brief Server text made plain: no control characters, terminal escapes, bidi marks or line
//! breaks, blanks folded, credentials masked, and at most \a limit characters.
[[nodiscard]] QString safeServerText(const QString &text, qsizetype limit = 400);

} // namespace nlstoken
