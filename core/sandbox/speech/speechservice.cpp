// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechservice.h"

#include "core/sandbox/speech/flowingsynthesizer.h"
#include "core/sandbox/speech/recognizer.h"
#include "core/sandbox/speech/synthesisorder.h"
#include "core/sandbox/speech/synthesizer.h"
#include "core/sandbox/speech/transcriber.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

SpeechAnswer::SpeechAnswer(QString nameSpace, QString taskId)
    : m_nameSpace(std::move(nameSpace))
    , m_taskId(std::move(taskId))
{
}

void SpeechAnswer::event(const QString &name, const QJsonObject &payload)
{
    m_frames.push_back(speechEvent(m_nameSpace, name, m_taskId, payload));
}

void SpeechAnswer::sound(const QByteArray &bytes)
{
    constexpr qsizetype frameBytes = 4096;
    for (qsizetype at = 0; at < bytes.size(); at += frameBytes)
        m_frames.push_back({.isText = false, .bytes = bytes.mid(at, frameBytes)});
}

void SpeechAnswer::complete(const QString &name, const QJsonObject &payload)
{
    event(name, payload);
    m_status = GatewayRefusal::Success;
}

void SpeechAnswer::fail(const GatewayRefusal &refusal)
{
    m_frames.push_back(taskFailed(m_taskId, refusal));
    m_status = refusal.status;
}

void SpeechService::direct(const SpeechMessage &, SpeechAnswer &answer)
{
    answer.fail(gatewayrefusals::directiveInvalid());
}

void SpeechService::hear(const QByteArray &, SpeechAnswer &answer)
{
    answer.fail(gatewayrefusals::wrongState(u"sound"_s));
}

std::unique_ptr<SpeechService> speechService(const QString &nameSpace)
{
    if (nameSpace == "SpeechSynthesizer"_L1)
        return std::make_unique<Synthesizer>(ShortTextLength);
    if (nameSpace == "SpeechLongSynthesizer"_L1)
        return std::make_unique<Synthesizer>(LongTextLength);
    if (nameSpace == "FlowingSpeechSynthesizer"_L1)
        return std::make_unique<FlowingSynthesizer>();
    if (nameSpace == "SpeechRecognizer"_L1)
        return std::make_unique<Recognizer>();
    if (nameSpace == "SpeechTranscriber"_L1)
        return std::make_unique<Transcriber>();
    return nullptr;
}

} // namespace nlstoken
