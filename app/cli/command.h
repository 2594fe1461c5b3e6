// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/commandspec.h"
#include "app/wiring/exitcode.h"
#include "core/base/reply.h"

#include <QObject>

#include <functional>

namespace nlstoken {

//! \brief One command: what it takes, as data, and one verb.
class Command : public QObject
{
    Q_OBJECT

public:
    using Done = Reply<ExitCode>;

    [[nodiscard]] virtual CommandSpec spec() const = 0;
    //! \brief Does what \a arguments ask for and answers the exit status, or an error that is still
    //! to be told.
    virtual void run(const Arguments &arguments, Done done) = 0;
    //! \brief How the command ends when the user breaks it off.
    [[nodiscard]] virtual Result<ExitCode> interrupted();
    //! \brief The user breaks the command off: answers \a done, at once with interrupted() unless
    //! something has to be finished first. Called again when the user insists.
    virtual void breakOff(const Done &done);
};

} // namespace nlstoken
