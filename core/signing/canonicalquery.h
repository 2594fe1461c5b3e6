// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <map>

namespace nlstoken::signing {

//! \brief Request parameters by name, in the byte order that the signature sorts by; values are
//! plain bytes.
using Parameters = std::map<QByteArray, QByteArray>;

//! \brief Joins \a parameters as `name=value` with `&`, names and values percent-encoded, empty
//! values kept.
[[nodiscard]] QByteArray canonicalQuery(const Parameters &parameters);

//! \brief The parameters in a query or form body; of equal names the last one stays. Blanks must be
//! written `%20` or `+`.
[[nodiscard]] Parameters parsedQuery(const QByteArray &query);

} // namespace nlstoken::signing
