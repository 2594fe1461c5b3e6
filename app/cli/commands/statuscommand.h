// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/token/tokenstatus.h"

#include <vector>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;
struct Cell;

//! \brief `nls-token status`: how the tokens stand. Sends nothing, reads no key, opens no keychain.
class StatusCommand final : public Command
{
    Q_OBJECT

public:
    StatusCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    [[nodiscard]] Result<std::vector<Profile>> everyProfile() const;
    [[nodiscard]] std::vector<Cell> row(const QString &name, const TokenStatus &status) const;

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
};

} // namespace nlstoken
