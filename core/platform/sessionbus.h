// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>

#include <chrono>
#include <optional>

// The way to the desktop's session bus, before any library goes it: D-Bus libraries start a bus of
// their own where there is none (dbus-launch), and wait without a limit for one that doesn't
// answer.

namespace nlstoken {

inline constexpr const char *sessionBusVariable = "DBUS_SESSION_BUS_ADDRESS";
//! An address at which every library fails at once.
inline constexpr const char *noSessionBus = "disabled:";

//! \brief What the variable DBUS_SESSION_BUS_ADDRESS has to be so that no library launches a bus:
//! the user's bus where there is one, else noSessionBus. Nothing where the variable names a bus
//! already, and on systems without D-Bus.
[[nodiscard]] std::optional<QByteArray> sessionBusAddress(const QProcessEnvironment &environment);

//! \brief Why the session bus can't be used, in plain words; empty when it answers within \a limit
//! or is reached in a way that can't be tried here (TCP). Waits, at most for \a limit.
[[nodiscard]] QString sessionBusFault(const QByteArray &address, std::chrono::milliseconds limit);

} // namespace nlstoken
