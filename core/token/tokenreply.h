// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/redaction.h"
#include "core/base/result.h"
#include "core/http/httpanswer.h"
#include "core/model/token.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace nlstoken {

//! \brief What the service says in an answer, or why there is no token in it.
struct TokenReply
{
    Result<Token> token;
    //! The service's time, when the answer is recognisably the service's and carries a Date.
    std::optional<QDateTime> serviceTime{};
};

//! \brief Reads \a answer, which came from \a host, and believes nothing unchecked: the three
//! shapes of failure, XML instead of JSON, portals, absurd fields. \param now
//! the service's time as far as it is known; replaced by the answer's own Date where that can be
//! trusted \param sent what of it is masked wherever the answer echoes it
[[nodiscard]] TokenReply readTokenReply(const HttpAnswer &answer, const QString &host,
    const QDateTime &now, const SentValues &sent = {});

} // namespace nlstoken
