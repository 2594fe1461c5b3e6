// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/signing.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token sign`: the signature of a CreateToken request, with every step. Sends nothing.
class SignCommand final : public Command
{
    Q_OBJECT

public:
    SignCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    [[nodiscard]] Result<ExitCode> print(
        const SigningTask &task, const AccessKey &key, const Arguments &arguments);
    [[nodiscard]] Result<ExitCode> compare(
        const SigningTask &task, const AccessKey &key, const Arguments &arguments);
    [[nodiscard]] Result<QByteArray> textToCompare(const QString &file);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
};

} // namespace nlstoken
