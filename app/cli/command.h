// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/parsing/commandspec.h"
#include "app/wiring/exitcode.h"
#include "core/base/reply.h"

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace nlstoken {

//! \brief One command: one verb. What it takes is data, in a static `CommandSpec spec()`, so that
//! parsing and help need no command.
class Command : public QObject
{
    Q_OBJECT

public:
    using Done = Reply<ExitCode>;

    //! \brief Does what \a arguments ask for and answers the exit status, or an error that is still
    //! to be told.
    virtual void run(const Arguments &arguments, Done done) = 0;
    //! \brief How the command ends when the user breaks it off.
    [[nodiscard]] virtual Result<ExitCode> interrupted();
    //! \brief The user breaks the command off: answers \a done, at once with interrupted() unless
    //! something has to be finished first. Called again when the user insists.
    virtual void breakOff(const Done &done);
};

//! \brief A command that can be made when it is to run.
struct CommandEntry
{
    CommandSpec spec;
    std::function<std::unique_ptr<Command>()> make;
};

//! \brief The entry of the command \a C, which is made of \a parts; they are borrowed for life.
template <typename C, typename... Parts>
[[nodiscard]] CommandEntry commandEntry(CommandSpec spec, Parts &...parts)
{
    return {std::move(spec),
        [&parts...]() -> std::unique_ptr<Command> { return std::make_unique<C>(parts...); }};
}

} // namespace nlstoken
