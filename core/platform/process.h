// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace nlstoken {

//! \brief Whether a process of this user with the id \a process runs.
[[nodiscard]] bool isProcessRunning(qint64 process);

} // namespace nlstoken
