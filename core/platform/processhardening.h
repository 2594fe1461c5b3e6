// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Keeps this process out of core dumps and away from debuggers of the same user, as far as
//! the system can.
//!
//! For the command line. A desktop portal's file dialogs stop for a process that is not dumpable,
//! so a window needs another way.
void hardenProcess();

//! \brief Leaves nothing of this process's memory in a core dump, written or piped to a program.
//! What is started from here gets its own back by InheritedState.
//!
//! For the window, which has to stay dumpable. Debuggers of the same user can still read it.
void preventCoreDumps();

} // namespace nlstoken
