// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

namespace nlstoken {

//! \brief What time it is on this computer; the one door to the system's clocks.
class Clock
{
public:
    virtual ~Clock() = default;
    //! \brief The wall clock, UTC, to the millisecond.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
};

} // namespace nlstoken
