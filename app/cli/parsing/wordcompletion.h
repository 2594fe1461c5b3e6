// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"

#include <functional>
#include <string>
#include <vector>

namespace nlstoken {

//! \brief A word that can stand on a command line, and what it means.
struct Candidate
{
    QString word{};
    QString description{}; //!< one line; may be empty

    bool operator==(const Candidate &) const = default;
};

//! \brief What can stand at one place of a command line.
struct Completion
{
    enum class More {
        Nothing,
        Files, //!< names of files too
        UserCommand, //!< it belongs to a command of the user's, behind the first "--"
    };

    std::vector<Candidate> candidates{};
    More more = More::Nothing;
};

//! \brief The names that a program knows only when it runs, each looked up when it is needed.
struct CompletionNames
{
    using Lookup = std::function<std::vector<Candidate>()>;

    Lookup profiles{};
    Lookup regions{};
    Lookup faults{};
    Lookup languages{};
    Lookup services{};
};

//! \brief What can stand in the place of the last one of \a words, which may have been begun; the
//! program's name is not among them. A shell keeps the candidates that begin with it.
[[nodiscard]] Completion completionFor(const std::vector<std::string> &words,
    const std::vector<CommandSpec> &commands, const CompletionNames &names);

} // namespace nlstoken
