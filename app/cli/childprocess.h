// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace nlstoken {

class ChildProgram;
class InheritedState;

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
    [[nodiscard]] int start(const ChildProgram &program, const InheritedState &inherited);

Q_SIGNALS:
    //! It has ended: its exit status, or 128 + n when signal n ended it.
    void ended(int status);

private:
    void look();
};

} // namespace nlstoken
