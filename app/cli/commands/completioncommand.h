// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/parsing/wordcompletion.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class InheritedState;
class Services;

//! \brief `nls-token completion`: the script with which a shell completes command lines of this
//! program, and, for that script, what can stand at one place of them.
class CompletionCommand final : public Command
{
    Q_OBJECT

public:
    CompletionCommand(Services &services, Console &console, const ErrorCatalogue &catalogue,
        const InheritedState &inherited);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    [[nodiscard]] std::vector<CommandSpec> commands() const;
    [[nodiscard]] CompletionNames names() const;

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    const InheritedState &m_inherited;
};

} // namespace nlstoken
