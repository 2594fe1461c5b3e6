// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/model/profile.h"

namespace nlstoken {

class Console;
class Services;

//! \brief `nls-token profile remove`: key, token and settings go, in this order, so that nothing is
//! orphaned.
class ProfileRemoveCommand final : public Command
{
    Q_OBJECT

public:
    ProfileRemoveCommand(Services &services, Console &console);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    Services &m_services;
    Console &m_console;
};

} // namespace nlstoken
