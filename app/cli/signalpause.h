// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <csignal>

namespace nlstoken {

//! \brief While it lives no signal is delivered to this thread; those that come meanwhile are
//! delivered at its end, unless another thread takes them.
class SignalPause
{
public:
    SignalPause() noexcept
    {
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_SETMASK, &all, &m_before);
    }
    ~SignalPause() { sigprocmask(SIG_SETMASK, &m_before, nullptr); }
    Q_DISABLE_COPY_MOVE(SignalPause)

private:
    sigset_t m_before{};
};

} // namespace nlstoken
