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

//! \brief Sends as many of the \a size bytes at \a data over the socket \a descriptor as it takes
//! at once.
//! \return how many; 0 also when the connection is broken, which the next write of Qt's tells. Qt's
//! own writes switch a notifier on and off, which under GLib costs two system calls more.
[[nodiscard]] qint64 sendAtOnce(qintptr descriptor, const char *data, qint64 size);

} // namespace nlstoken
