// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

namespace nlstoken {

//! \brief A listening socket in the file system, or why there is none.
struct LocalSocket
{
    qintptr descriptor = -1;
    bool isInUse = false; //!< another program listens there
    QString reason{}; //!< in the system's words; empty when it listens
};

//! \brief Listens at \a path for programs of this user alone. A socket that nobody listens on any
//! more is replaced; nothing else is.
[[nodiscard]] LocalSocket listenAtPath(const QString &path);

//! \brief Removes the socket \a path, but no other kind of file.
void removeSocket(const QString &path);

//! \brief Whether the program at the other end of the connected local socket \a descriptor is of
//! this user.
[[nodiscard]] bool isFromThisUser(qintptr descriptor);

} // namespace nlstoken
