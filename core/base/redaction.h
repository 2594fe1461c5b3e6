// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/secretbytes.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief What this process has sent and an answer may echo: masked by its value, since not every
//! AccessKey ID, SecurityToken and token has a shape that tells what it is.
class SentValues
{
public:
    //! \brief Adds an AccessKey ID, which is masked with its ends shown.
    void addId(QByteArrayView id);
    //! \brief Adds a SecurityToken or a token, of which nothing is shown.
    void addSecret(QByteArrayView secret);

    //! \brief \a text with every value masked: in any case, behind and before any letter,
    //! percent-encoded once or twice, broken by blanks and by what is no visible ASCII, and in
    //! parts from sixteen characters on.
    [[nodiscard]] QString masked(const QString &text) const;

private:
    struct Value
    {
        SecretBytes lower;
        QString shown;
    };
    void add(QByteArrayView value, QString shown);

    std::vector<Value> m_values;
};

//! \brief An AccessKey ID for people: first and last four characters, all stars when shorter than
//! twelve or unlike an id, which may be the secret in its place.
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

//! \brief Server text made plain: no control and format characters, terminal escapes or line
//! breaks, blanks folded, what was \a sent and all credentials masked, and at most \a limit
//! characters.
[[nodiscard]] QString safeServerText(
    const QString &text, qsizetype limit = 400, const SentValues &sent = {});

//! \brief \a text for a terminal: its lines and tabulators stay; other control characters, terminal
//! escapes and bidi marks become blanks.
[[nodiscard]] QString plainLines(const QString &text);

//! \brief \a json, compact, with what would act on a terminal written as \\uXXXX in its strings:
//! the same values to who reads it as JSON.
[[nodiscard]] QByteArray escapedJson(const QByteArray &json);

} // namespace nlstoken
