// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"
#include "core/model/accesskey.h"

#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

class ErrorCatalogue;

//! \brief What is said about one error, in one language and plain text.
//!
//! The command line, the window and the server all take their words from here, so that they say
//! the same. Each shows as much of it as it has room for.
struct ErrorDescription
{
    QString title{}; //!< one sentence: what happened
    QString profile{}; //!< the profile at fault, where several were asked for
    QString nameSource{}; //!< where a wrong name was given; may be empty
    QString suggestion{}; //!< the name that was probably meant; may be empty
    QString explanation{}; //!< a sentence or two more; may be empty
    QString advice{}; //!< what to do; empty only when nothing can be done
    QString where{}; //!< the file and the entry at fault; may be empty
    QString reason{}; //!< why, in the system's words; may be empty
    QString serviceWords{}; //!< the service's own words; may be empty
    QString code{};
    int httpStatus = 0; //!< 0 when there was no answer
    QString requestId{}; //!< empty when there was no answer
    std::optional<std::chrono::seconds> retryAfter{}; //!< how long not to ask again, rounded up

    bool operator==(const ErrorDescription &) const = default;

    //! \brief What happened, as one paragraph: our sentence, the place, the service's own words.
    [[nodiscard]] QString message() const;
    //! \brief What to do, and from when on, as one paragraph; may be empty.
    [[nodiscard]] QString nextStep() const;
    //! \brief Both paragraphs on one line.
    [[nodiscard]] QString singleLine() const;
    //! \brief Code, HTTP status and RequestId of an answer, for whoever reports it; empty without
    //! one.
    [[nodiscard]] QString codeLine() const;
    //! \brief Both paragraphs and codeLine(), each on a line of its own.
    [[nodiscard]] QString lines() const;
};

//! \brief Describes \a error. What names and files are called is made plain, as it may have been
//! chosen to deceive whoever reads it.
[[nodiscard]] ErrorDescription describeError(
    const ServiceError &error, const ErrorCatalogue &catalogue);

//! \brief Describes what looks unusual about a key.
[[nodiscard]] ErrorDescription describeRemark(KeyRemark remark, const ErrorCatalogue &catalogue);

} // namespace nlstoken
