// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/base/secretbytes.h"
#include "core/model/profile.h"

#include <memory>
#include <vector>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class GetTokenHandler;
class GetTokenServer;
class RenewalTimer;
class ServedToken;
class Services;
struct TokenQuery;

//! \brief `nls-token serve`: GET /gettoken for programs that can't keep a key, until it is
//! interrupted.
class ServeCommand final : public Command
{
    Q_OBJECT

public:
    ServeCommand(Services &services, Console &console, const ErrorCatalogue &catalogue);
    ~ServeCommand() override;

    [[nodiscard]] static CommandSpec spec();
    void run(const Arguments &arguments, Done done) override;
    //! \brief Ends when the answers that are under way are out; at once when asked again.
    void breakOff(const Done &done) override;

private:
    [[nodiscard]] Result<void> start(const Arguments &arguments);
    void serve(const std::vector<TokenQuery> &asks, const Arguments &arguments);
    [[nodiscard]] Result<TokenQuery> askAgain(const Profile &profile, const Arguments &arguments);
    void renewAhead(ServedToken &token, const Profile &profile);
    [[nodiscard]] Result<void> announce(const SecretBytes *newKey);
    void tellTrouble(const QString &profile, const ServiceError &error);

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<GetTokenHandler> m_handler;
    std::unique_ptr<RenewalTimer> m_renewals;
    std::unique_ptr<GetTokenServer> m_server; // after the desk, which it borrows
    std::unique_ptr<Done> m_done; // answered when it is interrupted
    bool m_stopping = false;
};

} // namespace nlstoken
