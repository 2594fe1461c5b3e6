// SPDX-License-Identifier: Apache-2.0
#pragma once

class QUrl;

namespace nlstoken {

class InheritedState;

//! \brief Opens \a address in the desktop's browser, which inherits what this program was started
//! with: its core limit and its environment are its own.
void openAddress(const QUrl &address, const InheritedState &inherited);

} // namespace nlstoken
