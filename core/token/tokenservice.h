// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/activity/activitylog.h"
#include "core/token/tokenrefresh.h"
#include "core/token/tokenstatus.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace nlstoken {

//! \brief The one door to tokens for window, command line and server: from the cache, from a fetch
//! under way, or from the service.
class TokenService final : public QObject
{
    Q_OBJECT

public:
    //! \param parts    what fetches touch
    //! \param activity where every answer is noted; borrowed for life
    //! \param program  who asks, for the activity: a program's name, never its arguments
    TokenService(TokenRefreshParts parts, const ActivityLog &activity, QString program,
        QObject *parent = nullptr);
    ~TokenService() override;

    //! \brief Brings a token that meets \a query, or the reason why there is none. Callers that
    //! want the same while a fetch is under way share it, its token or its error. One that may not
    //! prompt never waits for one that may.
    void fetch(const TokenQuery &query, Reply<TokenAnswer> reply);

    //! \brief Ends the fetches whose callers have all died, and with them their requests.
    void stopUnwanted();

    //! \brief The token of \a profile that is kept, good or not; nothing when there is none or its
    //! key identity is not known yet. Sends nothing, prompts for nothing. Errors: the keychain's.
    void lookUp(const Profile &profile, Reply<std::optional<Token>> reply);
    //! \brief Keeps \a token, which came from elsewhere, as the one of \a fingerprint. Errors: the
    //! keychain's, StateNotWritable, and LockTimeout while another program is obtaining one.
    void adopt(const QString &fingerprint, const Token &token, const PromptPermission &prompt,
        Reply<void> reply);

    //! \brief How the token of \a profile stands now; a view that can be asked for every second.
    [[nodiscard]] TokenStatus status(const Profile &profile) const;

    //! \brief Forgets why there is no token of \a fingerprint, for a key that was replaced. A hold
    //! by flow control stays: it is about the account.
    void forgetRefusal(const QString &fingerprint) const;
    //! \brief Deletes the token of \a fingerprint and its record.
    void removeToken(const QString &fingerprint, const PromptPermission &prompt, Reply<void> reply);

Q_SIGNALS:
    //! A request is about to be sent to \a host.
    void asking(const QString &host);
    //! The token of \a fingerprint, or what is known of it, has changed.
    void stateChanged(const QString &fingerprint);

private:
    void noteLoss(const QString &fingerprint, quint64 generation);
    void note(const TokenQuery &query, const QDateTime &begun, bool sent,
        const Result<TokenAnswer> &result) const;

    TokenRefreshParts m_parts;
    const ActivityLog &m_activity;
    QString m_program;
    QHash<QString, QPointer<TokenRefresh>> m_refreshes; // by what is wanted
};

} // namespace nlstoken
