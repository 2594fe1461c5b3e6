// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <QLatin1StringView>

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief A value or the reason why there is none.
//!
//! Only what tl::expected and std::expected share is used, so that the later switch is this one
//! line.
template <typename T>
using Result = tl::expected<T, ServiceError>;

using Failure = tl::unexpected<ServiceError>;

//! \brief The failure \a code of something in a profile or of its key; \a detail is the one value
//! that the sentence names.
[[nodiscard]] inline Failure profileFailure(QLatin1StringView code, const QString &detail = {})
{
    return Failure({.kind = ErrorKind::Profile, .code = code, .detail = detail});
}

//! \brief The failure \a code of what stands on the command line; \a detail is the one value that
//! the sentence names.
[[nodiscard]] inline Failure usageFailure(QLatin1StringView code, const QString &detail = {})
{
    return Failure({.kind = ErrorKind::Usage, .code = code, .detail = detail});
}

} // namespace nlstoken
