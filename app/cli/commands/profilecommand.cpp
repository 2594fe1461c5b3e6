// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profilecommand.h"

#include "app/cli/commands/profileaddcommand.h"
#include "app/cli/commands/profileeditcommand.h"
#include "app/cli/commands/profilelistcommand.h"
#include "app/cli/commands/profileremovecommand.h"
#include "app/cli/commands/profilerenamecommand.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

ProfileCommand::ProfileCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
{
    m_subcommands.push_back(std::make_unique<ProfileAddCommand>(services, console, catalogue));
    m_subcommands.push_back(std::make_unique<ProfileListCommand>(services, console, catalogue));
    m_subcommands.push_back(std::make_unique<ProfileShowCommand>(services, console));
    m_subcommands.push_back(std::make_unique<ProfileEditCommand>(services, console, catalogue));
    m_subcommands.push_back(std::make_unique<ProfileRenameCommand>(services, console));
    m_subcommands.push_back(std::make_unique<ProfileRemoveCommand>(services, console));
    m_subcommands.push_back(std::make_unique<ProfileDefaultCommand>(services, console));
}

ProfileCommand::~ProfileCommand() = default;

CommandSpec ProfileCommand::spec() const
{
    CommandSpec spec{.name = "profile",
        .summary = tr("Adds, shows, changes and removes profiles."),
        .example = u"nls-token profile add demo --access-key-id LTAI...\nnls-token profile list"_s};
    for (const auto &subcommand : m_subcommands)
        spec.subcommands.push_back(subcommand->spec());
    return spec;
}

void ProfileCommand::run(const Arguments &arguments, Done done)
{
    for (const auto &subcommand : m_subcommands) {
        if (QString::fromStdString(subcommand->spec().name) == arguments.command().value(1))
            return subcommand->run(arguments, std::move(done));
    }
}

} // namespace nlstoken
