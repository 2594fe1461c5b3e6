// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/token.h"
#include "core/token/serverclock.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What every program of this user may know about the token of one key identity without its
//! keychain. No secret.
struct RefreshState
{
    quint64 generation = 0; //!< grows with every fetch that ended
    quint64 tokenGeneration = 0; //!< of the fetch that brought the token
    qint64 expireTime = 0; //!< Unix seconds by the service's clock; 0 when there is no token
    qint64 obtainedAt = 0; //!< the same
    //! Clock::bootId() when the token can't be found after a restart of the computer, and then is
    //! none; empty when it can.
    QByteArray onlyInStart{};
    //! Somebody asked for a token that is good for longer, and this is what the service gave.
    bool isShorterThanAsked = false;
    QDateTime heldUntil{}; //!< by this computer's clock; invalid when not held back
    int throttles = 0; //!< refusals by flow control in a row
    std::optional<ServiceError> lastError{}; //!< of the last fetch; nothing when it brought a token
    //! A refusal of the keychain's key that can't heal by itself; stands until the profile changes
    //! or a fresh token is asked for.
    std::optional<ServiceError> standingRefusal{};
    //! Which change of the key was the last one when this was read. What is saved with an older one
    //! loses its errors: they were about another key.
    QByteArray keyChange{};
    QString endpoint{}; //!< the origin that was asked; empty before the first fetch
    //! Service's clock minus this computer's now, as ServerClock knows it; not part of the file.
    std::chrono::milliseconds clockOffset{};
    QDateTime when{}; //!< when the last fetch ended, by this computer's clock

    bool operator==(const RefreshState &) const = default;

    //! \brief When the token expires, by this computer's clock.
    [[nodiscard]] QDateTime expiry() const;
    //! \brief Whether \a token is the one that the record tells of.
    [[nodiscard]] bool tellsOf(const Token &token) const;
};

//! \brief The refresh states of this user, one small file per key identity, named by its
//! fingerprint.
class RefreshStates
{
public:
    //! \param clock borrowed for life
    RefreshStates(QString folder, const Clock &clock);

    //! \brief The record of \a fingerprint; an empty one when there is none or it is damaged. Its
    //! times are moved along when the wall clock was set since they were written.
    [[nodiscard]] RefreshState load(const QString &fingerprint) const;
    //! \brief Replaces the record in one step; StateNotWritable when it can't. For the holder of
    //! the lock: another one's fetch would be lost.
    [[nodiscard]] Result<void> save(const QString &fingerprint, const RefreshState &record) const;
    //! \brief Forgets what the key of \a fingerprint met, because it is another one now; a fetch
    //! under way with the old one can't bring it back. Written beside the record, which is written
    //! by none but the holder of the lock. StateNotWritable when it can't.
    [[nodiscard]] Result<void> noteKeyChange(const QString &fingerprint) const;
    //! \brief Notes that the token obtained at \a obtainedAt was used again. Written once for each
    //! token and beside the record, so that it needs no lock; a failure is no harm.
    void markUsed(const QString &fingerprint, qint64 obtainedAt) const;
    //! \brief Whether markUsed() was called for the token obtained at \a obtainedAt.
    [[nodiscard]] bool wasUsed(const QString &fingerprint, qint64 obtainedAt) const;
    //! \brief Removes the record of \a fingerprint; its lock file stays, as somebody may hold it.
    void remove(const QString &fingerprint) const;
    //! \brief The lock that a fetch of \a fingerprint holds.
    [[nodiscard]] QString lockPath(const QString &fingerprint) const;

    //! \brief The clocks of the endpoints, which are kept beside the records.
    [[nodiscard]] const ServerClock &serverClock() const { return m_serverClock; }

private:
    [[nodiscard]] QString path(const QString &fingerprint) const;
    [[nodiscard]] QString filePath(const QString &fingerprint, QLatin1StringView suffix) const;
    [[nodiscard]] Result<void> write(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] QString keyChangePath(const QString &fingerprint) const;
    [[nodiscard]] QString usePath(const QString &fingerprint) const;

    QString m_folder;
    const Clock &m_clock;
    ServerClock m_serverClock;
};

} // namespace nlstoken
