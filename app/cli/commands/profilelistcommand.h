// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/model/profile.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token profile list`.
class ProfileListCommand final : public Command
{
    Q_OBJECT

public:
    ProfileListCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
};

//! \brief `nls-token profile show`.
class ProfileShowCommand final : public Command
{
    Q_OBJECT

public:
    ProfileShowCommand(Services &services, Console &console);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    [[nodiscard]] static QString text(const Profile &profile);

    Services &m_services;
    Console &m_console;
};

} // namespace nlstoken
