// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command.h"
#include "core/base/secretbytes.h"
#include "core/model/profile.h"
#include "core/server/refusalreport.h"

#include <map>
#include <memory>
#include <vector>

namespace nlstoken {

class Console;
class ErrorCatalogue;
class GetTokenHandler;
class GetTokenServer;
class ServedToken;
class Services;
class TokenRenewer;
struct TokenAnswer;
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
    void serve(const std::vector<TokenQuery> &queries, const Arguments &arguments);
    void connectServed(ServedToken &token, const Profile &profile);
    void tellRefusal(const ServiceError &error, const QHostAddress &peer);
    [[nodiscard]] Result<void> announce(const SecretBytes *newKey);
    void tellFailure(const QString &profile, const ServiceError &error);
    void tellSuccess(const QString &profile, const TokenAnswer &answer);
    void tell(const QString &profile, const QString &text);

    // What was told of a profile and is still so, as codes.
    struct Told
    {
        QString failure{};
        QStringList warnings{};
    };

    Services &m_services;
    Console &m_console;
    const ErrorCatalogue &m_catalogue;
    std::unique_ptr<GetTokenHandler> m_handler;
    std::unique_ptr<TokenRenewer> m_renewer;
    std::unique_ptr<GetTokenServer> m_server; // after the handler, which it borrows
    std::unique_ptr<Done> m_done; // answered when it is interrupted
    std::map<QString, Told> m_told; // by the profile's name
    bool m_mayPrompt = true;
    RefusalReport m_refusals;
    bool m_stopping = false;
};

} // namespace nlstoken
