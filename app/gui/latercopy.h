// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace nlstoken {

//! \brief Starts a hidden window program that stays until the clipboard is cleared, hands it
//! \a words (`--copy PROFILE`), and returns the exit status once the token is in the clipboard.
//!
//! This process may end then: what is in a clipboard belongs to a program that runs.
[[nodiscard]] int copyByNewInstance(const QStringList &words);

} // namespace nlstoken
