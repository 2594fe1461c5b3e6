// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"
#include "core/gateway/synthesistrial.h"
#include "core/model/profile.h"
#include "core/model/token.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <optional>

namespace nlstoken {

class AppkeyAccounts;
class GatewayProbe;
class TokenClient;

//! \brief One trial of a token.
struct TrialRequest
{
    Profile profile{};
    Token token{};
    QString text{}; //!< to be spoken, for which the profile has an Appkey; empty: a handshake alone
    std::chrono::milliseconds timeLimit{};
};

//! \brief What a trial came to that went well.
struct TrialOutcome
{
    QString host{}; //!< of the gateway
    std::optional<SpokenText> spoken{}; //!< nothing after a handshake alone
    std::chrono::milliseconds took{};
};

//! \brief Tries tokens at the speech gateway: by a handshake, or by having a sentence spoken, which
//! the service counts as a call.
class TokenTrial final : public QObject
{
    Q_OBJECT

public:
    //! \brief All are borrowed for life.
    TokenTrial(GatewayProbe &probe, TokenClient &client, const AppkeyAccounts &accounts,
        QObject *parent = nullptr);

    //! \brief Answers once the gateway has taken the token (and the Appkey), within the time limit.
    //! Errors: those of trialGateway(); kind Gateway for a refusal, with meaning "site" where the
    //! token is known to come from the other site; those of GatewayProbe and TokenClient. Stops
    //! when the caller dies.
    void ask(const TrialRequest &request, Reply<TrialOutcome> reply);

    //! \brief What is known to go wrong before anything is sent: AppkeyOtherAccount, kind Gateway.
    [[nodiscard]] std::optional<ServiceError> warning(
        const Profile &profile, const Token &token) const;

private:
    struct Trial;
    void greet(const std::shared_ptr<Trial> &trial);
    void speak(const std::shared_ptr<Trial> &trial);
    void noteAccount(const TrialRequest &request, const std::optional<ServiceError> &refusal) const;

    GatewayProbe &m_probe;
    TokenClient &m_client;
    const AppkeyAccounts &m_accounts;
};

} // namespace nlstoken
