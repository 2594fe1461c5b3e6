// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"

#include <QTemporaryDir>

#include <memory>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class SandboxServer;
class Services;
struct SandboxOptions;
struct SandboxRecord;

//! \brief `nls-token sandbox`: the local service that plays CreateToken and the speech gateway,
//! until it is interrupted.
class SandboxCommand final : public Command
{
    Q_OBJECT

public:
    SandboxCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);
    ~SandboxCommand() override;

    [[nodiscard]] static CommandSpec spec(const ErrorCatalogue &catalogue);
    void run(const Arguments &arguments, Done done) override;
    [[nodiscard]] Result<ExitCode> interrupted() override;

private:
    [[nodiscard]] Result<SandboxOptions> optionsFrom(const Arguments &arguments) const;
    [[nodiscard]] Result<QString> writtenCaFile();
    [[nodiscard]] Result<void> announce(bool json, const QString &caFile);
    [[nodiscard]] QString recipe(const QString &caFile) const;
    void tellRequest(const SandboxRecord &record);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<SandboxServer> m_sandbox;
    std::unique_ptr<QTemporaryDir> m_folder; // of the CA file; goes with the sandbox
    std::unique_ptr<Done> m_done; // answered when it is interrupted
};

} // namespace nlstoken
