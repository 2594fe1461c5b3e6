// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace nlstoken {

//! \brief What became of an append.
enum class AppendOutcome {
    Appended,
    Begun, //!< appended, and the file was empty or not there before
    NoFolder, //!< nothing written: the folder of the file is not there
    Failed, //!< nothing or only a part written: no space, no permission, not a regular file
};

//! \brief Adds \a bytes at the end of the file \a path in one write, so that writers of other
//! processes come before or after, never in between.
//!
//! A new file can be read and written by its owner alone, and an old one is made so. A symbolic
//! link, a folder, a pipe or a device in the place of the file is refused and left alone.
[[nodiscard]] AppendOutcome appendToPrivateFile(const QString &path, const QByteArray &bytes);

} // namespace nlstoken
