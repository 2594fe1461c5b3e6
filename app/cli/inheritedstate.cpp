// SPDX-License-Identifier: Apache-2.0
#include "app/cli/inheritedstate.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

extern char **environ; // NOLINT(readability-redundant-declaration): macOS has it in no header

namespace nlstoken {

InheritedState::InheritedState()
{
    for (char **variable = environ; variable != nullptr && *variable != nullptr; ++variable)
        m_environment.push_back(*variable);
#ifdef Q_OS_UNIX
    for (int number = 1; number < NSIG; ++number) {
        struct sigaction found
        {
        };
        if (sigaction(number, nullptr, &found) == 0 && found.sa_handler == SIG_IGN)
            m_ignored.push_back(number);
    }
    sigprocmask(SIG_SETMASK, nullptr, &m_blocked);
    (void)getrlimit(RLIMIT_CORE, &m_core);
#endif
}

void InheritedState::restore() const noexcept
{
#ifdef Q_OS_UNIX
    (void)setrlimit(RLIMIT_CORE, &m_core);
    for (int number = 1; number < NSIG; ++number) {
        struct sigaction action
        {
        };
        action.sa_handler =
            std::ranges::find(m_ignored, number) == m_ignored.end() ? SIG_DFL : SIG_IGN;
        sigemptyset(&action.sa_mask);
        (void)sigaction(number, &action, nullptr);
    }
    sigprocmask(SIG_SETMASK, &m_blocked, nullptr);
#endif
}

} // namespace nlstoken
