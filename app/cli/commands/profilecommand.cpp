// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/profilecommand.h"

#include "app/cli/commands/profileaddcommand.h"
#include "app/cli/commands/profileeditcommand.h"
#include "app/cli/commands/profilelistcommand.h"
#include "app/cli/commands/profileremovecommand.h"
#include "app/cli/commands/profilerenamecommand.h"

#include <array>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

struct Subcommand
{
    CommandSpec (*spec)();
    std::unique_ptr<Command> (*make)(Services &, Console &, const ErrorCatalogue &);
};

template <typename C>
std::unique_ptr<Command> makeSubcommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
{
    if constexpr (std::is_constructible_v<C, Services &, Console &, const ErrorCatalogue &>)
        return std::make_unique<C>(services, console, catalogue);
    else
        return std::make_unique<C>(services, console);
}

template <typename C>
constexpr Subcommand subcommandOf{&C::spec, &makeSubcommand<C>};

// In the order in which help lists them.
constexpr std::array subcommands{
    subcommandOf<ProfileAddCommand>,
    subcommandOf<ProfileListCommand>,
    subcommandOf<ProfileShowCommand>,
    subcommandOf<ProfileEditCommand>,
    subcommandOf<ProfileRenameCommand>,
    subcommandOf<ProfileRemoveCommand>,
    subcommandOf<ProfileDefaultCommand>,
};

} // namespace

ProfileCommand::ProfileCommand(
    Services &services, Console &console, const ErrorCatalogue &catalogue)
    : m_services(services)
    , m_console(console)
    , m_catalogue(catalogue)
{
}

CommandSpec ProfileCommand::spec()
{
    CommandSpec spec{.name = "profile",
        .summary = tr("Adds, shows, changes and removes profiles."),
        .example = u"nls-token profile add demo --access-key-id LTAI...\nnls-token profile list"_s};
    for (const Subcommand &subcommand : subcommands)
        spec.subcommands.push_back(subcommand.spec());
    return spec;
}

void ProfileCommand::run(const Arguments &arguments, Done done)
{
    const std::string name = arguments.command().value(1).toStdString();
    for (const Subcommand &subcommand : subcommands) {
        if (subcommand.spec().name != name)
            continue;
        m_subcommand = subcommand.make(m_services, m_console, m_catalogue);
        return m_subcommand->run(arguments, std::move(done));
    }
}

} // namespace nlstoken
