// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/signing/rpcsigner.h"

#include <QByteArray>
#include <QUrl>

namespace nlstoken {

//! \brief A request ready to be sent. A signed one is a credential for 15 minutes: never logged or
//! shown unasked.
struct HttpRequest
{
    QUrl url{};
    signing::Headers headers{}; //!< lower-case names
    QByteArray body{}; //!< always POST
    qsizetype largestAnswer = qsizetype{64} * 1024; //!< bytes of its body; more is an error
};

} // namespace nlstoken
