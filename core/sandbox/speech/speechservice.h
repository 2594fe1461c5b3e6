// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/speechmessage.h"

#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

//! \brief What a service says to one message of the client, in order.
class SpeechAnswer
{
public:
    SpeechAnswer(QString nameSpace, QString taskId);

    void event(const QString &name, const QJsonObject &payload = {});
    //! \brief Sends \a bytes of sound, in several messages when they are many.
    void sound(const QByteArray &bytes);
    //! \brief The task is done, with the event \a name.
    void complete(const QString &name, const QJsonObject &payload = {});
    //! \brief The task has failed; nothing may follow.
    void fail(const GatewayRefusal &refusal);

    [[nodiscard]] const std::vector<SpeechFrame> &frames() const noexcept { return m_frames; }
    //! \brief How the task ended: GatewayRefusal::Success or why not; nothing while it goes on.
    [[nodiscard]] std::optional<int> status() const noexcept { return m_status; }

private:
    QString m_nameSpace;
    QString m_taskId;
    std::vector<SpeechFrame> m_frames;
    std::optional<int> m_status;
};

//! \brief One task of one of the gateway's services: messages in, messages out.
class SpeechService
{
public:
    virtual ~SpeechService() = default;

    //! \brief The directive that begins a task, for example "StartSynthesis".
    [[nodiscard]] virtual QString startName() const = 0;
    virtual void start(const QJsonObject &payload, SpeechAnswer &answer) = 0;
    //! \brief A directive after the first. Refused by a service that knows none.
    virtual void direct(const SpeechMessage &message, SpeechAnswer &answer);
    //! \brief Sound from the client. Refused by a service that wants none.
    virtual void hear(const QByteArray &sound, SpeechAnswer &answer);
};

//! \brief A new task of the service \a nameSpace; null when there is none of that name.
[[nodiscard]] std::unique_ptr<SpeechService> speechService(const QString &nameSpace);

} // namespace nlstoken
