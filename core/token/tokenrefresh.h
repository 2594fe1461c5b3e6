// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/platform/clock.h"
#include "core/platform/filelock.h"
#include "core/secrets/accesskeysource.h"
#include "core/token/requestpolicy.h"
#include "core/token/sharedstate.h"
#include "core/token/tokencache.h"
#include "core/token/tokenclient.h"
#include "core/token/tokenquery.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

//! \brief The parts of the world that a fetch touches; all borrowed, all outlive it.
struct TokenRefreshParts
{
    const Clock &clock;
    AccessKeySource &keys;
    TokenCache &cache;
    TokenClient &client;
    const RefreshStates &records;
    std::function<QByteArray()> salt; //!< read when an identity has to be computed, which is rare
    bool keysAreInKeychain =
        true; //!< false for keys from the environment: then the keychain is only a cache
    RetryPolicy retries{};
    //! Between two looks at a lock that another process holds; the first ones come sooner.
    std::chrono::milliseconds longestLook{100};
};

//! \brief One way to a token, from the cache to the answer, for everybody in this process who wants
//! the same.
//!
//! The steps stand in the file in the order in which they run; each ends by calling the next, or
//! fail(), or answer().
class TokenRefresh final : public QObject
{
    Q_OBJECT

public:
    TokenRefresh(TokenRefreshParts parts, TokenQuery query, QObject *parent);
    ~TokenRefresh() override;

    //! \brief Answers \a reply too. \param prompt told of a prompt that opens, or is open
    void join(const PromptPermission &prompt, Reply<TokenAnswer> reply);
    void start();
    //! \brief Ends the fetch, and its request, when everybody who asked has died.
    void stopIfUnwanted();
    //! \brief Whether the fetch sent a request of its own.
    [[nodiscard]] bool hasSent() const { return m_tries > 0; }

Q_SIGNALS:
    //! A request is about to be sent to \a host.
    void asking(const QString &host);
    //! Every caller has been answered with \a result; the fetch is over.
    void ended(const Result<TokenAnswer> &result, const QString &fingerprint);

private:
    void resolveIdentity();
    void checkCache();
    void checkRecord();
    void takeLock();
    void waitForLock();
    void lookAgain();
    void shareLastRefresh();
    void readKey();
    void send(AccessKey key);
    void readAnswer(AccessKey key, const HttpAnswer &answer);
    void tryAgain(AccessKey key, const ServiceError &error, bool clockIsNew);
    void store(const Token &token);
    void fail(ServiceError error);
    void refused(ServiceError error);
    void answer(Result<TokenAnswer> result);

    //! \brief The permission of this fetch: a prompt stops its time limit, and every caller is
    //! told.
    [[nodiscard]] PromptPermission prompt();
    void notePrompt();
    [[nodiscard]] bool goesOn();
    [[nodiscard]] bool isEnough(const Token &token) const;
    [[nodiscard]] bool isShort(const Token &token) const;
    [[nodiscard]] bool endpointIsAllowed(const AccessKey &key) const;
    void answerFromCache(const Token &token);
    void noteWhatIsKept(const Token &token);
    void warnUnlessTold(const Result<void> &told);
    void timeOut();

    TokenRefreshParts m_parts;
    TokenQuery m_query;
    SharedState m_notes;
    struct Caller
    {
        PromptPermission prompt;
        Reply<TokenAnswer> reply;
    };
    std::vector<Caller> m_callers;
    QString m_fingerprint;
    std::optional<Token> m_known; // the cached token, good enough or not
    std::optional<FileLock> m_lock;
    bool m_hasLock = false; // or went on without, where none can be had
    QTimer m_limit;
    QTimer m_lockWatch;
    std::optional<QElapsedTimer> m_waiting; // for the lock
    std::unique_ptr<QTimer> m_pause; // before the next try; holds the key, and dies with it
    std::optional<std::chrono::milliseconds> m_limitLeft; // set while paused
    QLatin1StringView m_timeOutCode;
    std::vector<ServiceError> m_warnings;
    int m_tries = 0;
    bool m_clockLearned = false;
    bool m_isPrompting = false; // until the keychain has answered
    bool m_over = false;
};

} // namespace nlstoken
