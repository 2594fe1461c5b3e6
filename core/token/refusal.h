// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

namespace nlstoken {

//! \brief What a refusal asks for, by its \a code and, where there is none, by its \a message; the
//! HTTP status decides only between a refusal (4xx) and trouble of the service (5xx), because it
//! differs from page to page. \source docs/service/errors.md sections 1 and 2
[[nodiscard]] ErrorKind kindOfRefusal(const QString &code, const QString &message, int httpStatus);

} // namespace nlstoken
