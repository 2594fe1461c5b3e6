// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace nlstoken {

class Clock;
class ErrorCatalogue;

//! \brief Every state of the token page, one beside the other. \a clock and \a errors are borrowed.
[[nodiscard]] std::unique_ptr<QWidget> allStates(const Clock &clock, const ErrorCatalogue &errors);

} // namespace nlstoken
