// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief A place where a test can end or halt this process: `NLS_TOKEN_FAULT_POINT=NAME:kill` is a
//! SIGKILL at the point \a name, `NAME:stop` a SIGSTOP. Nothing in builds without fault points.
void faultPoint(const char *name);

} // namespace nlstoken
