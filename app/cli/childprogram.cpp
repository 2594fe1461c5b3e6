// SPDX-License-Identifier: Apache-2.0
#include "app/cli/childprogram.h"

#include "app/cli/inheritedstate.h"
#include "app/cli/interruption.h"

#include <cerrno>
#include <csignal>
#include <utility>

#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): macOS has it in no header

namespace nlstoken {

namespace {

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ChildProgram::ChildProgram(std::vector<std::string> words, std::vector<std::string> environment)
    : m_words(std::move(words))
    , m_environment(std::move(environment))
    , m_wordPointers(pointersTo(m_words))
    , m_environmentPointers(pointersTo(m_environment))
{
}

int ChildProgram::become(const InheritedState &inherited) const noexcept
{
    char **const before = std::exchange(environ,
        const_cast<char **>(
            m_environmentPointers.data())); // NOLINT(*-const-cast): the system's type
    inherited.restore();
    // Another thread may have taken a signal since the last look: it is the program's.
    if (const int number = Interruption::signal(); number != 0)
        (void)::raise(number);
    // As shells do it: it looks through PATH and gives scripts without #! to sh.
    ::execvp(m_wordPointers.front(), m_wordPointers.data());
    const int error = errno;
    environ = before;
    return error;
}

} // namespace nlstoken
