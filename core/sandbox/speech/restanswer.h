// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverresponse.h"
#include "core/sandbox/speech/gatewayrefusal.h"

#include <QJsonObject>
#include <QString>

namespace nlstoken {

//! \brief What the gateway answers to a request that is no WebSocket.
struct RestAnswer
{
    ServerResponse answer{};
    int status = 0; //!< GatewayRefusal::Success, or why not
    QString taskId{};
};

//! \brief HTTP 400 with \a refusal in JSON; 404 for a path that the gateway doesn't know.
[[nodiscard]] RestAnswer refusedRest(const GatewayRefusal &refusal);
//! \brief HTTP 200 with \a result, a text that was recognised.
[[nodiscard]] RestAnswer recognisedRest(const QString &result);
//! \brief HTTP 200 with \a sound, which is `audio/mpeg` in every coding.
[[nodiscard]] RestAnswer spokenRest(const QByteArray &sound);

} // namespace nlstoken
