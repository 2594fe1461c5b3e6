// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/registry.h"

#include "app/cli/commands/completioncommand.h"
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

std::vector<CommandEntry> allCommands(Services &services, Console &console,
    const ErrorCatalogue &catalogue, const InheritedState &inherited)
{
    return {
        commandEntry<GetCommand>(GetCommand::spec(), services, console, catalogue),
        commandEntry<StatusCommand>(StatusCommand::spec(), services, console, catalogue),
        commandEntry<ExecCommand>(ExecCommand::spec(), services, console, catalogue, inherited),
        commandEntry<ServeCommand>(ServeCommand::spec(), services, console, catalogue),
        commandEntry<ProfileCommand>(ProfileCommand::spec(), services, console, catalogue),
        commandEntry<SandboxCommand>(SandboxCommand::spec(catalogue), services, console, catalogue),
        commandEntry<TrialCommand>(TrialCommand::spec(), services, console, catalogue),
        commandEntry<SignCommand>(SignCommand::spec(), services, console, catalogue),
        commandEntry<SnippetCommand>(SnippetCommand::spec(), services, console, catalogue),
        commandEntry<CompletionCommand>(
            CompletionCommand::spec(), services, console, catalogue, inherited),
    };
}

} // namespace nlstoken
