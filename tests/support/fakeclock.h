// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace nlstoken {

//! \brief A clock that moves only when it is told to.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(const QDateTime &now = QDateTime::fromSecsSinceEpoch(1795350000, Qt::UTC));
    [[nodiscard]] QDateTime now() const override { return m_now; }
    void advance(std::chrono::milliseconds step);
    void setNow(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now;
};

} // namespace nlstoken
