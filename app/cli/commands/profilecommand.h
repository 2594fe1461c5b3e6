// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <memory>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token profile …`: hands on to the command of its own that each subcommand is.
class ProfileCommand final : public Command
{
    Q_OBJECT

public:
    ProfileCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<Command> m_subcommand; // the one that runs
};

} // namespace nlstoken
