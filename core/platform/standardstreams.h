// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

//! \brief Makes what was closed by the caller safe to use: reads of it end at once, writes to it
//! fail, and nothing that is opened later takes its number. A reader that goes away is told by an
//! error, not by a signal.
void prepareStandardStreams();

//! \brief Makes UTF-8 the encoding of this process. Qt wants it and would print a warning of its
//! own where the locale has another one. Before the application object.
void useUtf8();

} // namespace nlstoken
