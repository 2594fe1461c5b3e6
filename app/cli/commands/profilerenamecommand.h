// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

namespace nlstoken {

class Console;
class Services;

//! \brief `nls-token profile rename`.
class ProfileRenameCommand final : public Command
{
    Q_OBJECT

public:
    ProfileRenameCommand(Services &services, Console &console);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    Services &m_services;
    Console &m_console;
};

//! \brief `nls-token profile default`.
class ProfileDefaultCommand final : public Command
{
    Q_OBJECT

public:
    ProfileDefaultCommand(Services &services, Console &console);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    Services &m_services;
    Console &m_console;
};

} // namespace nlstoken
