// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace nlstoken {

//! \brief What time it is on this computer; the one door to the system's clocks.
class Clock
{
public:
    virtual ~Clock() = default;
    //! \brief The wall clock, UTC, to the millisecond.
    [[nodiscard]] virtual QDateTime now() const = 0;
    //! \brief The time since this computer was started, its sleep included. Setting the wall clock
    //! doesn't touch it.
    [[nodiscard]] virtual std::chrono::milliseconds sinceBoot() const = 0;
    //! \brief The name of the start that sinceBoot() counts from, the same for all processes; empty
    //! where the system tells none.
    [[nodiscard]] virtual QByteArray bootId() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override;
    [[nodiscard]] QByteArray bootId() const override;

private:
    mutable QByteArray m_bootId; // doesn't change while a process lives
};

} // namespace nlstoken
