// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Lets assistive technology see a CountdownRing as a progress bar whose value is its words.
//! Calls after the first do nothing.
void installRingAccessible();

} // namespace nlstoken
