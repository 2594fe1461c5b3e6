// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/token/tokenask.h"

namespace nlstoken {

class Console;
class ErrorCatalogue;
class Services;

//! \brief `nls-token get`: tokens of profiles, from the cache or the service.
class GetCommand final : public Command
{
    Q_OBJECT

public:
    GetCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] CommandSpec spec() const override;
    void run(const Arguments &arguments, Done done) override;

private:
    struct Round;
    void fetch(const std::shared_ptr<Round> &round, std::size_t index);
    void askToConfirm(
        const std::shared_ptr<Round> &round, std::size_t index, const ServiceError &error);
    void collect(
        const std::shared_ptr<Round> &round, std::size_t index, const Result<TokenAnswer> &answer);
    [[nodiscard]] Result<ExitCode> print(const Round &round) const;

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
};

} // namespace nlstoken
