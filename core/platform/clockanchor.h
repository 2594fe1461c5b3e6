// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"

#include <QJsonObject>

namespace nlstoken {

//! \brief A moment by both clocks of this computer, kept beside a time by the wall clock so that a
//! later process can tell whether the wall clock was set since.
struct ClockAnchor
{
    QDateTime wall{};
    std::chrono::milliseconds sinceBoot{};
    QByteArray bootId{};

    bool operator==(const ClockAnchor &) const = default;

    //! \brief This very moment.
    [[nodiscard]] static ClockAnchor at(const Clock &clock);
    //! \brief By how much the wall clock was put forward since; negative when it was put back. Zero
    //! when it can't be told, as after a restart, and for less than a second.
    [[nodiscard]] std::chrono::milliseconds wallChange(const Clock &clock) const;
};

[[nodiscard]] QJsonObject toJson(const ClockAnchor &anchor);
//! \brief The anchor in \a object; one that tells no change when it is damaged.
[[nodiscard]] ClockAnchor clockAnchorIn(const QJsonObject &object);

} // namespace nlstoken
