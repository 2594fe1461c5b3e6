// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechsession.h"

#include "core/sandbox/speech/speechaccess.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

SpeechSession::SpeechSession(const SpeechAccess &access, NextFault nextFault)
    : m_access(access)
    , m_nextFault(std::move(nextFault))
{
}

SpeechReply SpeechSession::text(const QByteArray &message)
{
    if (m_isOver)
        return {};
    const auto parsed = parsedSpeechMessage(message);
    if (!parsed)
        return failed(parsed.error());
    return m_service ? goOn(*parsed) : begin(*parsed);
}

SpeechReply SpeechSession::sound(const QByteArray &bytes)
{
    if (m_isOver)
        return {};
    if (!m_service)
        return failed(gatewayrefusals::wrongState(u"sound"_s));
    SpeechAnswer answer(m_nameSpace, m_taskId);
    m_service->hear(bytes, answer);
    return finished(answer);
}

SpeechReply SpeechSession::idle()
{
    return m_isOver ? SpeechReply() : failed(gatewayrefusals::idle());
}

SpeechReply SpeechSession::begin(const SpeechMessage &message)
{
    m_nameSpace = message.nameSpace;
    m_taskId = message.taskId;
    m_service = speechService(message.nameSpace);
    if (!m_service)
        return failed(gatewayrefusals::namespaceUnknown());
    if (message.name != m_service->startName())
        return failed(gatewayrefusals::wrongState(message.name));
    if (const auto fault = m_nextFault()) {
        SpeechReply reply = failed(fault->refusal);
        reply.fault = fault->name;
        return reply;
    }
    if (const auto refusal = m_access.refusedAppkey(message.appkey))
        return failed(*refusal);
    SpeechAnswer answer(m_nameSpace, m_taskId);
    m_service->start(message.payload, answer);
    return finished(answer);
}

SpeechReply SpeechSession::goOn(const SpeechMessage &message)
{
    if (message.taskId != m_taskId)
        return failed(gatewayrefusals::taskIdInvalid(message.taskId));
    if (message.nameSpace != m_nameSpace || message.name == m_service->startName())
        return failed(gatewayrefusals::wrongState(message.name));
    SpeechAnswer answer(m_nameSpace, m_taskId);
    m_service->direct(message, answer);
    return finished(answer);
}

SpeechReply SpeechSession::finished(const SpeechAnswer &answer)
{
    SpeechReply reply{.frames = answer.frames(), .status = answer.status()};
    if (!reply.status)
        return reply;
    reply.nameSpace = m_nameSpace;
    m_service.reset();
    // A failure ends the connection; after a success it may be used for the next task.
    m_isOver = reply.hangUp = *reply.status != GatewayRefusal::Success;
    return reply;
}

SpeechReply SpeechSession::failed(const GatewayRefusal &refusal)
{
    SpeechAnswer answer(m_nameSpace, m_taskId);
    answer.fail(refusal);
    return finished(answer);
}

} // namespace nlstoken
