// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/speechservice.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace nlstoken {

class SpeechAccess;

//! \brief What to do about one message of a client.
struct SpeechReply
{
    std::vector<SpeechFrame> frames{};
    bool hangUp = false; //!< close the connection once the frames are out
    QString nameSpace{}; //!< of the task that ended, for the record; may be empty
    std::optional<int> status{}; //!< how a task ended; nothing when none did
    QString fault{}; //!< the fault that was played; empty for none
};

//! \brief A fault of the gateway, whose turn it is.
struct PlayedRefusal
{
    QString name;
    GatewayRefusal refusal;
};

//! \brief One connection whose token was taken: tasks one after the other, of any service.
//!
//! Values in, values out; whoever has the socket tells it what came and when nothing came.
class SpeechSession
{
public:
    //! Asked once for each task that begins.
    using NextFault = std::function<std::optional<PlayedRefusal>()>;

    //! \param access borrowed for life
    SpeechSession(const SpeechAccess &access, NextFault nextFault);

    [[nodiscard]] SpeechReply text(const QByteArray &message);
    [[nodiscard]] SpeechReply sound(const QByteArray &bytes);
    //! \brief Nothing came for too long.
    [[nodiscard]] SpeechReply idle();

private:
    [[nodiscard]] SpeechReply begin(const SpeechMessage &message);
    [[nodiscard]] SpeechReply goOn(const SpeechMessage &message);
    [[nodiscard]] SpeechReply finished(const SpeechAnswer &answer);
    [[nodiscard]] SpeechReply failed(const GatewayRefusal &refusal);

    const SpeechAccess &m_access;
    NextFault m_nextFault;
    std::unique_ptr<SpeechService> m_service; // while a task is under way
    QString m_nameSpace; // of the task under way, or of the last one
    QString m_taskId;
    bool m_isOver = false;
};

} // namespace nlstoken
