// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/tokenstate.h"
#include "core/platform/clock.h"
#include "core/token/tokenservice.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief Which tokens are renewed ahead of their expiry.
enum class RenewWhen {
    Used, //!< those that were used since they were obtained
    Always, //!< whatever was done with them: a program holds them
};

//! \brief Renews the tokens of the profiles that it watches ahead of their expiry, once for all
//! programs of the user.
//!
//! It looks at the refresh states from time to time, by the wall clock, so that sleep and clock
//! changes put nothing off for longer than half a minute.
class RenewalTimer final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds defaultAhead = expiringBelow;

    //! \param tokens  what the renewals go through; one that never prompts, as nobody asked
    //! \param records where all programs note their tokens
    //! Everything is borrowed for life.
    RenewalTimer(TokenService &tokens, const RefreshStates &records, const Clock &clock,
        QObject *parent = nullptr);

    //! \brief How long before the expiry at most; a quarter of the lifetime when that is less.
    void setAhead(std::chrono::seconds ahead);
    //! \brief Watches the token of \a profile from now on, in the place of the profile with the
    //! same id.
    void watch(const Profile &profile, RenewWhen when = RenewWhen::Used);
    void unwatch(const QString &profileId);
    //! \brief When the token of \a profileId is renewed next, by this computer's clock; nothing
    //! when it isn't.
    [[nodiscard]] std::optional<QDateTime> nextTry(const QString &profileId) const;

public Q_SLOTS:
    //! \brief Looks at every watched token now; for whoever knows that one has changed.
    void look();

Q_SIGNALS:
    //! The token of \a profileId was renewed, by this process or by another one at the same moment.
    void renewed(const QString &profileId, const nlstoken::TokenAnswer &answer);
    //! It couldn't be renewed; it is tried again.
    void failed(const QString &profileId, const nlstoken::ServiceError &error);

private:
    struct Watch
    {
        Profile profile;
        RenewWhen when = RenewWhen::Used;
        bool asking = false;
        QDateTime notBefore{}; // after a failure that no record tells
    };

    void renew(Watch &watch, const RefreshState &record);
    void finish(const QString &profileId, const Result<TokenAnswer> &answer);

    TokenService &m_tokens;
    const RefreshStates &m_records;
    const Clock &m_clock;
    std::chrono::seconds m_ahead = defaultAhead;
    QHash<QString, Watch> m_watches;
    QTimer m_timer;
};

} // namespace nlstoken
