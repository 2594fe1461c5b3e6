// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Lets every call to the kernel's key retention service fail with \a number (EPERM,
//! ENOSYS ...), in this process and its children, for ever: what containers do.
//! \return whether the kernel agreed
[[nodiscard]] bool refuseKeyCalls(int number);

} // namespace nlstoken
