// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/registry.h"

#include "app/cli/commands/execcommand.h"
#include "app/cli/commands/getcommand.h"
#include "app/cli/commands/profilecommand.h"
#include "app/cli/commands/sandboxcommand.h"
#include "app/cli/commands/servecommand.h"
#include "app/cli/commands/signcommand.h"
#include "app/cli/commands/snippetcommand.h"
#include "app/cli/commands/statuscommand.h"
#include "app/cli/commands/trialcommand.h"

namespace nlstoken {

std::vector<std::unique_ptr<Command>> allCommands(Services &services, Console &console,
    const ErrorCatalogue &catalogue, const InheritedState &inherited)
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<GetCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<StatusCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<ExecCommand>(services, console, catalogue, inherited));
    commands.push_back(std::make_unique<ServeCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<ProfileCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<SandboxCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<TrialCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<SignCommand>(services, console, catalogue));
    commands.push_back(std::make_unique<SnippetCommand>(services, console, catalogue));
    return commands;
}

} // namespace nlstoken
