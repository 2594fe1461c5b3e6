// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QByteArray;
class QWidget;

namespace nlstoken {

//! \brief Asks in a dialog with \a title over \a window where to put the file \a name and calls
//! \a next with the path; nothing happens when the user thinks better of it, or when \a window is
//! gone by then.
void askForFile(QWidget *window, const QString &title, const QString &name,
    const std::function<void(const QString &)> &next);

//! \brief Writes \a bytes to \a path for this user only. False when it can't, which is told in a
//! box over \a window.
[[nodiscard]] bool saveFile(QWidget *window, const QString &path, const QByteArray &bytes);

} // namespace nlstoken
