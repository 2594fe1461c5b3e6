// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/serviceerror.h"

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief A value or the reason why there is none.
//!
//! Only what tl::expected and std::expected share is used, so that the later switch is this one
//! line.
template <typename T>
using Result = tl::expected<T, ServiceError>;

using Failure = tl::unexpected<ServiceError>;

} // namespace nlstoken
