// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/token/tokenfetch.h"
#include "app/cli/token/tokenfile.h"
#include "core/platform/childprocess.h"
#include "core/platform/environmentvariable.h"

#include <memory>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class InheritedState;
class Services;
class TokenRenewer;

//! \brief `nls-token exec`: runs a command of the user's with a token in its environment.
//!
//! It becomes that command, so that nothing of this program stays, unless it has to keep a file
//! current for it.
class ExecCommand final : public Command
{
    Q_OBJECT

public:
    ExecCommand(Services &services, Console &console, const ErrorCatalogue &catalogue,
        const InheritedState &inherited);
    ~ExecCommand() override;

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    struct Plan;
    void begin(const std::shared_ptr<Plan> &plan, const TokenAnswer &answer);
    void stayBeside(
        const ChildProgram &program, const std::shared_ptr<Plan> &plan, const TokenAnswer &answer);
    void renewFile(const TokenAnswer &answer);
    void tellFailure(const ServiceError &error);
    [[nodiscard]] Result<ExitCode> notStarted(const std::string &name, int error);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    const InheritedState &m_inherited;
    TokenFetch m_fetch;
    std::unique_ptr<TokenFile> m_file;
    std::unique_ptr<ChildProcess> m_child;
    std::unique_ptr<TokenRenewer> m_renewer;
    QByteArray m_current; // what the file should hold
    QString m_toldFailure; // its code: a trouble that lasts is told once
};

} // namespace nlstoken
