// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clockanchor.h"
#include "core/token/tokenreply.h"

#include <QDateTime>
#include <QString>

#include <chrono>

namespace nlstoken {

//! \brief How far the service's clock is ahead of this computer's, learned from an answer's Date
//! header, which is cut to whole seconds: differences that it can't show are zero.
[[nodiscard]] std::chrono::milliseconds learnedClockOffset(
    const HttpAnswer &answer, const QDateTime &serviceTime);

//! \brief What an answer taught about the service's clock.
struct LearnedClock
{
    std::chrono::milliseconds offset{}; //!< service's clock minus the wall clock at that moment
    ClockAnchor learnedAt{};

    //! \brief Service's clock minus this computer's wall clock now: setting the wall clock changes
    //! it, so that the sum stays right.
    [[nodiscard]] std::chrono::milliseconds offsetNow(const Clock &clock) const;
};

//! \brief The service's clocks as this user's programs learned them, one small file per endpoint.
class ServerClock
{
public:
    //! \param clock borrowed for life
    ServerClock(QString folder, const Clock &clock);

    //! \brief What is known of the clock at \a endpoint; no difference when nothing is.
    [[nodiscard]] LearnedClock known(const QString &endpoint) const;
    //! \brief Learns from \a answer, which is the service's and carries \a serviceTime, and tells
    //! the other programs. A file that can't be written is no harm: the next answer teaches it
    //! anew.
    LearnedClock learn(
        const QString &endpoint, const HttpAnswer &answer, const QDateTime &serviceTime) const;
    //! \brief Service's clock minus this computer's wall clock now.
    [[nodiscard]] std::chrono::milliseconds offset(const QString &endpoint) const;

private:
    [[nodiscard]] QString path(const QString &endpoint) const;

    QString m_folder;
    const Clock &m_clock;
};

} // namespace nlstoken
