// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <string>
#include <vector>

namespace nlstoken {

class InheritedState;

//! \brief A program of the user's that is to be started.
class ChildProgram
{
public:
    //! \param words       its name, looked for in PATH, and its arguments
    //! \param environment all of it, "NAME=VALUE" each
    ChildProgram(std::vector<std::string> words, std::vector<std::string> environment);
    ~ChildProgram() = default;
    Q_DISABLE_COPY_MOVE(ChildProgram)

    //! \brief Makes this process the program, with \a inherited put back first. Returns only when
    //! that fails: the system's error number. Does only what is allowed between fork and exec.
    [[nodiscard]] int become(const InheritedState &inherited) const noexcept;

private:
    std::vector<std::string> m_words;
    std::vector<std::string> m_environment;
    std::vector<char *> m_wordPointers; // into the texts, as the system wants them
    std::vector<char *> m_environmentPointers;
};

} // namespace nlstoken
