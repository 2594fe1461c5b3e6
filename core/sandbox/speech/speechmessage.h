// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/gatewayrefusal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief One WebSocket message, in either direction.
struct SpeechFrame
{
    bool isText = true;
    QByteArray bytes{};

    bool operator==(const SpeechFrame &) const = default;
};

//! \brief What a client asks for in a text message.
struct SpeechMessage
{
    QString nameSpace{};
    QString name{};
    QString taskId{}; //!< 32 hexadecimal digits
    QString appkey{};
    QJsonObject payload{};
};

//! \brief Reads and checks a client's text message. \source docs/service/gateway.md section 4
[[nodiscard]] tl::expected<SpeechMessage, GatewayRefusal> parsedSpeechMessage(
    const QByteArray &text);

//! \brief A new id as the gateway makes them: 32 hexadecimal digits.
[[nodiscard]] QString newSpeechId();

//! \brief The event \a name of a task that goes well.
[[nodiscard]] SpeechFrame speechEvent(const QString &nameSpace, const QString &name,
    const QString &taskId, const QJsonObject &payload);

//! \brief TaskFailed, for the reason \a refusal.
[[nodiscard]] SpeechFrame taskFailed(const QString &taskId, const GatewayRefusal &refusal);

} // namespace nlstoken
