// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace nlstoken {

//! \brief The filters that write a value as a string of a language, quotes included: c, csharp, go,
//! java, js, php, python, sh, swift; `url`, which writes it percent-encoded and without quotes; and
//! `upper`, for the names of schemes.
[[nodiscard]] QStringList snippetFilters();

//! \brief \a text with each `{{value|filter}}` replaced by the value of that name, written as the
//! filter's language writes a string: whatever a value holds stays a value.
//!
//! `{{expires}}`, `{{install}}` and `{{scheme|upper}}` stand as they are, because nobody but this
//! program makes them; any other value without a filter, an unknown filter and a value that \a
//! values has not are left in place. A value that looks like a placeholder isn't filled again.
//! Never fails.
[[nodiscard]] QString renderedSnippet(const QString &text, const QHash<QString, QString> &values);

//! \brief The same for a screen: every character of the value `token` is a dot but the last four,
//! and those too in a short one. As long as renderedSnippet(), so that each place in it is the same
//! there.
[[nodiscard]] QString maskedSnippet(const QString &text, const QHash<QString, QString> &values);

} // namespace nlstoken
