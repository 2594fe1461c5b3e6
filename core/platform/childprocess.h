// SPDX-License-Identifier: Apache-2.0
//
// Running a program of the user's: what it inherits, what it is, and two ways to run it, in the
// place of this process or beside it.
#pragma once

#include "core/platform/environmentvariable.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <array>
#include <csignal>
#endif

namespace nlstoken {

//! \brief What this process was started with and changes for itself, for a program that it starts.
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
    std::array<char, 16> m_dumpFilter{}; // of core dumps, as the system writes it
    std::size_t m_dumpFilterSize = 0; // 0 where there is none
#endif
};

//! \brief The environment \a found ("NAME=VALUE" each) with \a changes, of which the last one of a
//! name counts. The rest stays byte for byte and in its order.
[[nodiscard]] std::vector<std::string> childEnvironment(
    const std::vector<const char *> &found, const std::vector<EnvironmentVariable> &changes);

//! \brief A program of the user's that is to be started.
class ChildProgram
{
public:
    //! \param words     its name, looked for in PATH, and its arguments
    //! \param inherited what it gets from the caller of this process; borrowed for life
    //! \param changes   to the environment in \a inherited
    ChildProgram(std::vector<std::string> words, const InheritedState &inherited,
        const std::vector<EnvironmentVariable> &changes);
    ~ChildProgram() = default;
    Q_DISABLE_COPY_MOVE(ChildProgram)

    //! \brief Makes this process the program, with what it inherits put back first. Returns only
    //! when that fails: the system's error number. Does only what is allowed between fork and exec.
    [[nodiscard]] int become() const noexcept;
    //! \brief Starts the program as nobody's child, without a terminal and with nothing to read or
    //! write; answers its process number, and nothing when it can't be started.
    [[nodiscard]] std::optional<qint64> startDetached() const;

private:
    const InheritedState &m_inherited;
    std::vector<std::string> m_words;
    std::vector<std::string> m_environment;
    std::vector<char *> m_wordPointers; // into the texts, as the system wants them
    std::vector<char *> m_environmentPointers;
};

//! \brief A program of the user's that this process stays beside, as if it were it: signals are
//! passed on, and when it stops on the terminal this process stops too.
//!
//! Both are in one process group, so that pipes and the terminal work as without this process; what
//! the terminal sends reaches both. At most one at a time, since the system's handlers are the
//! process's. From its making on no signal ends this process: one that comes before the start is
//! passed on at the start.
class ChildProcess final : public QObject
{
    Q_OBJECT

public:
    explicit ChildProcess(QObject *parent = nullptr);
    ~ChildProcess() override;

    //! \brief Starts \a program; answers 0, or the system's error number when it can't. Afterwards
    //! this process holds its own standard input and output no longer: whoever reads or writes the
    //! other end deals with the child alone.
    [[nodiscard]] int start(const ChildProgram &program);

Q_SIGNALS:
    //! It has ended: its exit status, or 128 + n when signal n ended it.
    void ended(int status);

private:
    void checkChild();
};

} // namespace nlstoken
