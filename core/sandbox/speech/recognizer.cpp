// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/recognizer.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 longestSound = 60'000; // milliseconds

QJsonObject result(const HeardSound &heard)
{
    return {{u"result"_s, heard.text()}, {u"duration"_s, heard.milliseconds()}};
}

} // namespace

QString Recognizer::startName() const
{
    return u"StartRecognition"_s;
}

void Recognizer::start(const QJsonObject &payload, SpeechAnswer &answer)
{
    const auto announced = HeardSound::announced(payload);
    if (!announced)
        return answer.fail(announced.error());
    m_heard = *announced;
    m_tellsMeanwhile = payload["enable_intermediate_result"_L1].toBool();
    answer.event(u"RecognitionStarted"_s);
}

void Recognizer::direct(const SpeechMessage &message, SpeechAnswer &answer)
{
    if (message.name != "StopRecognition"_L1)
        return answer.fail(gatewayrefusals::directiveInvalid());
    answer.complete(u"RecognitionCompleted"_s, result(*m_heard));
}

void Recognizer::hear(const QByteArray &sound, SpeechAnswer &answer)
{
    m_heard->add(sound.size());
    if (m_heard->milliseconds() > longestSound)
        return answer.fail(gatewayrefusals::soundTooLong());
    if (!m_tellsMeanwhile || m_heard->text() == m_told)
        return;
    m_told = m_heard->text();
    answer.event(u"RecognitionResultChanged"_s, result(*m_heard));
}

} // namespace nlstoken
