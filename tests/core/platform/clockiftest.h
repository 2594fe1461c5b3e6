// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"

#include <QObject>

namespace nlstoken {

//! \brief What every Clock promises. A test of an implementation derives from this class.
class ClockIfTest : public QObject
{
    Q_OBJECT

protected:
    //! \brief The clock under test.
    virtual const Clock &clock() = 0;
    //! \brief Lets \a time go by. Does nothing for a clock that goes by itself.
    virtual void pass(std::chrono::milliseconds time) = 0;

private Q_SLOTS:
    void init();
    void theWallClockIsInUtc();
    void bothClocksGoOnTogether();
    void timeSinceBootNeverGoesBack();
    void aStartKeepsItsName();
};

} // namespace nlstoken
