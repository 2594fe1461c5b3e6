// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/utctime.h"
#include "core/platform/clock.h"

#include <chrono>

namespace nlstoken {

//! \brief A clock that moves only when it is told to.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(const QDateTime &now = utcFromSeconds(1795350000));
    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds sinceBoot() const override { return m_sinceBoot; }
    [[nodiscard]] QByteArray bootId() const override { return m_bootId; }

    //! \brief Time goes by, awake or asleep.
    void advance(std::chrono::milliseconds step);
    //! \brief Somebody sets the wall clock.
    void setNow(const QDateTime &now) { m_now = now; }
    //! \brief Starts the computer anew; the wall clock goes on.
    void reboot();
    //! \brief A system that names no start.
    void forgetBootId() { m_bootId.clear(); }

private:
    QDateTime m_now;
    std::chrono::milliseconds m_sinceBoot = std::chrono::hours(1);
    QByteArray m_bootId = "first start";
};

} // namespace nlstoken
