// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "app/cli/token/tokenfetch.h"
#include "core/gateway/tokentrial.h"

#include <QDeadlineTimer>

#include <memory>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class NewFile;
class Services;

//! \brief `nls-token trial`: whether the speech gateway takes the token; with an Appkey by having
//! it speak.
class TrialCommand final : public Command
{
    Q_OBJECT

public:
    TrialCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);
    ~TrialCommand() override;

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;

private:
    struct Trial;
    [[nodiscard]] Result<std::shared_ptr<Trial>> trialFrom(const Arguments &arguments, Done done);
    [[nodiscard]] Result<std::unique_ptr<NewFile>> fileNamedByTime() const;
    [[nodiscard]] Result<void> prepareSpeech(const Arguments &arguments, Trial &trial) const;
    void tryOut(const std::shared_ptr<Trial> &trial, const Token &token);
    [[nodiscard]] Result<ExitCode> tellSpoken(
        const Trial &trial, const TrialOutcome &outcome) const;
    [[nodiscard]] Result<ExitCode> tell(const Trial &trial, const QString &verdict,
        const QString &words, const SpokenText &spoken) const;

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    TokenFetch m_fetch;
};

} // namespace nlstoken
