// SPDX-License-Identifier: Apache-2.0
//
// Not on Windows yet: every start fails with ENOSYS, and `exec` says so.
#include "core/platform/childprocess.h"

#include <cerrno>
#include <cstdlib>

namespace nlstoken {

InheritedState::InheritedState()
{
    for (char **variable = _environ; variable != nullptr && *variable != nullptr; ++variable)
        m_environment.push_back(*variable);
}

void InheritedState::restore() const noexcept { }

int ChildProgram::become() const noexcept
{
    return ENOSYS;
}

ChildProcess::ChildProcess(QObject *parent)
    : QObject(parent)
{
}

ChildProcess::~ChildProcess() = default;

int ChildProcess::start(const ChildProgram &)
{
    return ENOSYS;
}

void ChildProcess::checkChild() { }

} // namespace nlstoken
