// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/servicerefusal.h"
#include "core/signing/canonicalquery.h"

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief The parameters of \a request, from query and form body together, decoded.
//!
//! Stricter than signing::parsedQuery(), which reads what people paste: a name that occurs twice,
//! or a `%` without two hexadecimal digits, is refused. A body counts only with Content-Type
//! application/x-www-form-urlencoded; any other is as invisible as it is to the service.
[[nodiscard]] tl::expected<signing::Parameters, ServiceRefusal> requestParameters(
    const ServerRequest &request);

} // namespace nlstoken
