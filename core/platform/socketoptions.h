// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace nlstoken {

//! \brief Makes closing the socket \a descriptor discard what was not sent and end the connection
//! with RST. Qt has no option for it.
void resetOnClose(qintptr descriptor);

//! \brief Ends the sending side of the socket \a descriptor; what the other side sends can still be
//! read. Qt closes both sides only.
void shutDownSending(qintptr descriptor);

} // namespace nlstoken
