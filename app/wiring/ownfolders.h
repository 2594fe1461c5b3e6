// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <vector>

namespace nlstoken {

//! \brief FolderShared for each folder of settings, state and runtime files that other users may
//! write to, or that is another user's: what they put there is believed.
[[nodiscard]] std::vector<ServiceError> foldersOfOthers();

} // namespace nlstoken
