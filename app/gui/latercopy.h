// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace nlstoken {

class ErrorCatalogue;
class InheritedState;
struct Options;

//! \brief Starts a hidden window program that stays until the clipboard is cleared, hands it the
//! request of \a options, and returns the exit status once the token is in the clipboard.
//!
//! This process may end then: what is in a clipboard belongs to a program that runs.
[[nodiscard]] int copyByNewInstance(
    const Options &options, const ErrorCatalogue &errors, const InheritedState &inherited);

} // namespace nlstoken
