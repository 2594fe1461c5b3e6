// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Keeps this process out of core dumps and away from debuggers of the same user, as far as
//! the system can.
//!
//! For the command line. A desktop portal's file dialogs stop for a process that is not dumpable,
//! so a window needs another way.
void hardenProcess();

} // namespace nlstoken
