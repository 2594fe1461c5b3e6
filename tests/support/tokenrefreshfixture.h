// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/activity/activitylog.h"
#include "core/token/tokenservice.h"
#include "tests/support/fakeclock.h"
#include "tests/support/memoryexpiringstore.h"
#include "tests/support/memorystore.h"
#include "tests/support/scriptedkeys.h"
#include "tests/support/scriptedtokenclient.h"

#include <QTemporaryDir>

#include <memory>

namespace nlstoken {

//! \brief A TokenService with everything around it played: keychain, keys, network and clock; the
//! state folder is a real one.
class TokenRefreshFixture
{
public:
    //! \brief Where this computer's tokens rest.
    enum class Storage {
        Keychain, //!< it has no keyring in its kernel
        Kernel,
    };

    explicit TokenRefreshFixture(Storage place = Storage::Keychain);

    //! \brief What fetches touch; a service made of it is another program of the same user.
    [[nodiscard]] TokenRefreshParts parts();
    //! \brief Asks \a from, or the desk's own service, and waits for the answer.
    [[nodiscard]] Result<TokenAnswer> fetch(const TokenQuery &query, TokenService *from = nullptr);
    [[nodiscard]] Result<TokenAnswer> fetch();

    //! \brief Puts a token where tokens rest and its record into the state folder.
    void cache(const Token &token);
    //! \brief A token that \a remaining is left of, of a day.
    [[nodiscard]] Token token(const QByteArray &id, std::chrono::seconds remaining) const;
    //! \brief The token that rests there.
    [[nodiscard]] std::optional<Token> cached() const;
    [[nodiscard]] RefreshState record() const;
    void setRecord(const RefreshState &record);
    //! \brief Lets the service's clock be ahead of this computer's by \a offset, as an earlier
    //! answer told, to half a second.
    void learnClock(std::chrono::seconds offset) const;
    //! \brief Announces a request that brings a token of a day with the id \a id.
    void expectToken(const QByteArray &id);
    //! \brief Announces a fault that stays, on every try that the policy allows.
    template <typename Fault>
    void expectOnEveryTry(const Fault &fault)
    {
        for (int i = 0; i <= retries.mostRetries; ++i)
            client.expect(fault);
    }

    QTemporaryDir folder;
    FakeClock clock;
    MemoryStore store;
    MemoryExpiringStore kernel; // of use in Storage::Kernel
    TokenCache tokenCache;
    ScriptedKeys keys;
    ScriptedTokenClient client;
    RefreshStates records;
    ActivityLog activity;
    Profile profile;
    bool keysAreInKeychain = true;
    RetryPolicy retries{.firstPause = std::chrono::milliseconds(1)}; //!< nobody has to wait here
    std::chrono::milliseconds longestLook{5}; //!< nor there
    //! Made at the first use, so that the fields above can be set before.
    TokenService &service();

private:
    Storage m_place;
    std::unique_ptr<TokenService> m_service;
};

} // namespace nlstoken
