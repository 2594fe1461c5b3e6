// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/refreshstate.h"
#include "core/token/tokencache.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What one fetch knows from the record of its key identity, and what it tells the fetches
//! of all programs through it.
//!
//! It decides nothing, and takes no lock: note…() is for whoever holds it.
class SharedState
{
public:
    //! \brief The notes of a fetch that begins now. \param records borrowed for life \param clock
    //! the same \param endpoint whom it would ask \param since when the caller was asked, where
    //! that was before
    SharedState(const RefreshStates &records, const Clock &clock, QString endpoint,
        std::optional<QDateTime> since);

    //! \brief Reads the record of \a fingerprint for the first time.
    void begin(const QString &fingerprint);
    //! \brief Reads it again; true when a fetch has ended since it was last read.
    bool readAgain();

    //! \brief Whether \a token was brought by a fetch that ended after this one was asked for.
    [[nodiscard]] bool isNew(const Token &token) const;
    //! \brief The error of the last fetch, where that ended after this one was asked for.
    [[nodiscard]] std::optional<ServiceError> sharedError() const;
    //! \brief HeldBack while flow control lets nobody ask.
    [[nodiscard]] std::optional<ServiceError> heldBack() const;
    [[nodiscard]] const std::optional<ServiceError> &standingRefusal() const
    {
        return m_record.standingRefusal;
    }
    //! \brief Whether \a token is the one that the record tells of.
    [[nodiscard]] bool tellsOf(const Token &token) const { return m_record.tellsOf(token); }

    //! \brief Service's clock minus this computer's.
    [[nodiscard]] std::chrono::milliseconds clockOffset() const;
    [[nodiscard]] QDateTime serviceNow() const;
    [[nodiscard]] std::chrono::seconds remaining(const Token &token) const;
    //! \brief Learns the service's clock from \a answer.
    void learnClock(const HttpAnswer &answer, const QDateTime &serviceTime);

    //! \brief Whether \a token is what the service gave to somebody who asked for a longer one.
    [[nodiscard]] bool isShorterThanAsked(const Token &token) const
    {
        return m_record.isShorterThanAsked && m_record.tellsOf(token);
    }
    //! \brief Tells that this fetch brought \a token. \param kept how long the others can find it;
    //! nothing when they can't. \param isShort shorter than this fetch asked for Errors, of all
    //! three: StateNotWritable.
    [[nodiscard]] Result<void> noteToken(
        const Token &token, std::optional<TokenKept> kept, bool isShort);
    //! \brief Tells that this fetch ended with \a error, whose retryAfter becomes the hold that
    //! follows. \param isOfKeychain false for another key than the keychain's: it must not stop the
    //! profiles that share its identity.
    [[nodiscard]] Result<void> noteRefusal(ServiceError &error, bool isOfKeychain);
    //! \brief Tells of \a token, which was found where tokens rest and nobody told of.
    [[nodiscard]] Result<void> noteFound(const Token &token);

private:
    void read();
    [[nodiscard]] bool lastRefreshIsMine() const;
    [[nodiscard]] Result<void> saveEnd();

    const RefreshStates &m_records;
    const Clock &m_clock;
    QString m_endpoint;
    QString m_fingerprint;
    std::optional<QDateTime> m_since;
    ClockAnchor m_begunAt; // when this fetch began
    quint64 m_firstSeen = 0; // the record's generation at that time
    RefreshState m_record;
    LearnedClock m_serverClock;
};

} // namespace nlstoken
