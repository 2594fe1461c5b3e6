// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief Whether nobody can put something else in the place of \a plugin who could not do so with
//! \a program too: both are files below one folder, and what leads from there to the plugin belongs
//! to root or to the program's owner and is not for others to write.
//!
//! The program's own folders are taken as they are: who can write there has won already. Links are
//! followed first. False when there is no such file. Access control lists are not looked at, on
//! Windows therefore nothing but where the file lies.
[[nodiscard]] bool isAsSafeAsProgram(const QString &plugin, const QString &program);

} // namespace nlstoken
