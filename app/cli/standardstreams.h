// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Makes what was closed by the caller safe to use: reads of it end at once, writes to it
//! fail, and nothing that is opened later takes its number. A reader that goes away is told by an
//! error, not by a signal.
void prepareStandardStreams();

} // namespace nlstoken
