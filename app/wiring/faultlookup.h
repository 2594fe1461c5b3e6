// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/faultscript.h"

namespace nlstoken {

class ErrorCatalogue;

//! \brief Finds the Codes of the service and the statuses of the gateway that \a catalogue
//! explains, for the sandbox to play. A status alone is the first of its meanings. \param catalogue
//! borrowed for the life of the answer
[[nodiscard]] ErrorLookup faultLookup(const ErrorCatalogue &catalogue);

} // namespace nlstoken
