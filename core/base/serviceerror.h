// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What a failure asks its reader to do; each kind has one exit status of the command line.
enum class ErrorKind {
    Internal,
    Usage,
    Profile,
    Keychain,
    Credentials,
    Throttled,
    Network,
    Protocol,
    Clock,
    Gateway,
    Interrupted,
};

//! \brief The name of \a kind in JSON, for example "keychain".
[[nodiscard]] QString errorKindName(ErrorKind kind);

//! \brief The kind named \a name, or nothing when no kind has this name.
[[nodiscard]] std::optional<ErrorKind> errorKindFromName(const QString &name);

//! \brief A failure as a value: what to do (kind), what happened (code), and its context.
//!
//! Holds no sentence of ours (those are data, see ErrorCatalogue) and no secret: server text is
//! cleaned and masked before it gets here.
struct ServiceError
{
    ErrorKind kind = ErrorKind::Internal;
    QString code; //!< the service's `Code` or `ErrCode`, or one of model/errorcode.h
    QString detail{}; //!< the one value the sentence names: a file, a host, a profile; may be empty
    QString where{}; //!< the file and entry at fault, when it isn't what was just typed
    QString reason{}; //!< why, in the system's words, for example "Permission denied"
    QString serverMessage{}; //!< the service's own words, plain and masked; may be empty
    QString requestId{}; //!< POP's RequestId; empty when there was no answer
    int httpStatus = 0; //!< 0 when there was no answer
    std::optional<std::chrono::milliseconds> retryAfter{}; //!< how long not to ask again
    QString meaning{}; //!< which of the code's meanings it is, where its words alone don't tell
    QString suggestion{}; //!< the name that was probably meant in place of an unknown one
    QString nameSource{}; //!< where a wrong name was given, for example "NLS_TOKEN_PROFILE"
    QString profile{}; //!< the profile at fault, where several were asked for

    bool operator==(const ServiceError &) const = default;
};

} // namespace nlstoken
