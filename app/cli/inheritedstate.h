// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

namespace nlstoken {

//! \brief What this program was started with and changes for itself, for a program that it starts.
class InheritedState
{
public:
    //! \brief Remembers how the process is now: before anything changes it.
    InheritedState();

    //! \brief The environment as it was, "NAME=VALUE" each; the strings are the process's own.
    [[nodiscard]] const std::vector<const char *> &environment() const { return m_environment; }

    //! \brief Puts signals and limits back, blocked signals last. Does only what is allowed between
    //! fork and exec.
    void restore() const noexcept;

private:
    std::vector<const char *> m_environment;
#ifdef Q_OS_UNIX
    std::vector<int> m_ignored; // signals
    sigset_t m_blocked{};
    rlimit m_core{};
#endif
};

} // namespace nlstoken
