// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/serviceerror.h"

namespace nlstoken {

//! \brief Whether a request that failed with \a error is worth signing and sending once more.
//! \param tries         requests sent so far in this flight
//! \param clockLearned  whether the failed answer told the service's time
[[nodiscard]] bool isWorthAnotherTry(const ServiceError &error, int tries, bool clockLearned);

} // namespace nlstoken
