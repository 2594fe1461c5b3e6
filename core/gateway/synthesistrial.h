// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenreply.h"
#include "core/token/tokenrequest.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace nlstoken {

//! \brief A text that was spoken.
struct SpokenText
{
    QByteArray wav{};
    QString requestId{}; //!< the gateway's task id; may be empty
};

//! The most characters that the gateway speaks in one call.
inline constexpr qsizetype LongestTrialText = 300;

//! \brief The POST that has the gateway at the WebSocket address \a gateway speak \a text as WAV,
//! 16000 Hz. The token is in a header, so that no server on the way writes it down with the
//! address. \source docs/service/gateway.md section 2
[[nodiscard]] HttpRequest synthesisRequest(
    const QUrl &gateway, const QByteArray &token, const QString &appkey, const QString &text);

//! \brief The sound in \a answer, which came from \a host, or why there is none; see
//! readGatewayRefusal().
[[nodiscard]] Result<SpokenText> readSynthesis(const HttpAnswer &answer, const QString &host);

} // namespace nlstoken
