// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"

#include <QString>

#include <vector>

namespace nlstoken {

//! \brief What a command line turned out to be.
struct ParsedCommandLine
{
    enum class Action {
        Run,
        ShowText, //!< help or version
    };

    Action action = Action::Run;
    QString text{}; //!< for ShowText
    Arguments arguments{};
};

//! \brief How wide help is where it isn't printed on a terminal.
inline constexpr qsizetype usualHelpWidth = 100;

//! \brief What --version prints.
[[nodiscard]] QByteArray versionLine();

//! \brief Options that every command takes, before or after its name.
[[nodiscard]] std::vector<OptionSpec> commonOptions();

//! \brief Reads \a words, the command line without the program's name, by the rules of \a commands.
//! Everything that is wrong with it is an error of kind Usage with a translated sentence. Help has
//! lines of at most \a width columns.
[[nodiscard]] Result<ParsedCommandLine> parseCommandLine(std::vector<std::string> words,
    const std::vector<CommandSpec> &commands, qsizetype width = usualHelpWidth);

} // namespace nlstoken
