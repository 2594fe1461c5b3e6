// SPDX-License-Identifier: Apache-2.0
//
// Not on Windows yet: every start fails with ENOSYS, and `exec` says so.
#include "core/platform/childprocess.h"

#include <QProcess>
#include <QStringList>

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

std::optional<qint64> ChildProgram::startDetached() const
{
    QProcess process;
    QStringList arguments;
    for (const std::string &word : m_words)
        arguments << QString::fromStdString(word);
    process.setProgram(arguments.takeFirst());
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    qint64 number = 0;
    return process.startDetached(&number) ? std::optional(number) : std::nullopt;
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
