// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief How one question for a token ended.
enum class ActivityOutcome {
    Obtained, //!< the service gave a token
    Reused, //!< a token that was there already was served; nothing was sent
    HeldBack, //!< nothing was sent because of an earlier refusal
    Refused, //!< the service answered and said no
    Failed, //!< no usable answer: network, keychain, a stranger's answer, stopped
};

//! \brief The name of \a outcome in JSON, for example "heldBack".
[[nodiscard]] QString activityOutcomeName(ActivityOutcome outcome);

//! \brief The outcome that \a error means.
[[nodiscard]] ActivityOutcome outcomeOf(const ServiceError &error);

//! \brief One line of the activity: who asked for which profile's token, and what came of it.
struct ActivityEntry
{
    QDateTime time; //!< UTC, to the millisecond
    QString profile{}; //!< name; empty for a key from the environment
    QString program{}; //!< who asked, for example "nls-token get"; never arguments
    ActivityOutcome outcome = ActivityOutcome::Obtained;
    std::optional<ErrorKind> errorKind{}; //!< nothing when a token was answered
    QString code{}; //!< ServiceError::code
    QString serverMessage{}; //!< the service's own words
    int httpStatus = 0; //!< 0 when there was no answer
    std::chrono::milliseconds duration{}; //!< from the question to the answer
    QString requestId{};
    QString nlsRequestId{};
    QString userId{}; //!< account, when the service named it
    qint64 expireTime = 0; //!< Unix seconds, by the service's clock; 0 without a token
    QString endpoint{}; //!< host of CreateToken

    bool operator==(const ActivityEntry &) const = default;
};

//! \brief \a entry as one line of JSON without a line break, at most some 4 kB.
//!
//! Every text in it is made plain, shortened, and anything that looks like a credential masked,
//! whatever the caller put there.
[[nodiscard]] QByteArray toJsonLine(const ActivityEntry &entry);

//! \brief The entry in \a line, or nothing when the line is damaged or not one of ours. Its texts
//! are made safe again, because a file can be edited by others.
[[nodiscard]] std::optional<ActivityEntry> fromJsonLine(const QByteArray &line);

} // namespace nlstoken
