// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/singleinstance.h"

namespace nlstoken {

class ErrorCatalogue;

//! \brief \a error as what a start says and ends with.
[[nodiscard]] InstanceAnswer answerFor(const ServiceError &error, const ErrorCatalogue &errors);

//! \brief Says \a answer on standard error and returns its exit status.
int tell(const InstanceAnswer &answer);

} // namespace nlstoken
