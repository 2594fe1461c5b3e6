// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <memory>
#include <vector>

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
    ~ProfileCommand() override;

    [[nodiscard]] CommandSpec spec() const override;
    void run(const Arguments &arguments, Done done) override;

private:
    std::vector<std::unique_ptr<Command>> m_subcommands;
};

} // namespace nlstoken
