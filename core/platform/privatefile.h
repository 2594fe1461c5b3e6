// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief Makes \a folder and what leads to it; what is new is for this user only (0700). False
//! when it can't.
[[nodiscard]] bool makePrivateFolder(const QString &folder);
//! \brief The same; answers the system's words when it can't, and nothing when the folder is there.
[[nodiscard]] QString tryMakePrivateFolder(const QString &folder);

//! \brief Replaces \a path by a file of \a bytes in one step, for this user only (0600). A symbolic
//! link stays and its target is replaced. Answers the system's words when it can't, and then leaves
//! \a path as it was.
[[nodiscard]] QString writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace nlstoken
