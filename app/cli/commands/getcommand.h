// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/token/clipboardhandover.h"
#include "app/cli/token/tokenfetch.h"

namespace nlstoken {

//! \brief `nls-token get`: tokens of profiles, from the cache or the service.
class GetCommand final : public Command
{
    Q_OBJECT

public:
    GetCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    struct Round;
    void collect(
        const std::shared_ptr<Round> &round, std::size_t index, const Result<TokenAnswer> &answer);
    [[nodiscard]] Result<void> canCopy(const Arguments &arguments, const Round &round) const;
    [[nodiscard]] Result<ExitCode> print(const Round &round) const;

    Services &m_services;
    Console &m_console;
    TokenFetch m_fetch;
    ClipboardHandover m_clipboard;
};

} // namespace nlstoken
