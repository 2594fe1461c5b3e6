// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/transcriber.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qint64 sentenceLength = 10'000; // milliseconds

} // namespace

QString Transcriber::startName() const
{
    return u"StartTranscription"_s;
}

void Transcriber::start(const QJsonObject &payload, SpeechAnswer &answer)
{
    const auto announced = HeardSound::announced(payload);
    if (!announced)
        return answer.fail(announced.error());
    m_silence = *announced;
    m_tellsMeanwhile = payload["enable_intermediate_result"_L1].toBool();
    answer.event(u"TranscriptionStarted"_s, {{u"session_id"_s, newSpeechId()}});
}

void Transcriber::direct(const SpeechMessage &message, SpeechAnswer &answer)
{
    if (message.name == "ControlTranscriber"_L1)
        return; // changes settings that mean nothing here
    if (message.name != "StopTranscription"_L1)
        return answer.fail(gatewayrefusals::directiveInvalid());
    if (m_sentence)
        endSentence(answer);
    answer.complete(u"TranscriptionCompleted"_s);
}

void Transcriber::hear(const QByteArray &sound, SpeechAnswer &answer)
{
    if (sound.isEmpty())
        return;
    if (!m_sentence) {
        m_sentence = m_silence;
        ++m_index;
        answer.event(u"SentenceBegin"_s, {{u"index"_s, m_index}, {u"time"_s, m_before}});
    }
    m_sentence->add(sound.size());
    if (m_sentence->milliseconds() >= sentenceLength)
        return endSentence(answer);
    if (!m_tellsMeanwhile || m_sentence->text() == m_told)
        return;
    m_told = m_sentence->text();
    answer.event(u"TranscriptionResultChanged"_s, state());
}

void Transcriber::endSentence(SpeechAnswer &answer)
{
    QJsonObject sentence = state();
    sentence.insert(u"begin_time"_s, m_before);
    sentence.insert(u"confidence"_s, 1.0);
    sentence.insert(u"words"_s, QJsonArray());
    answer.event(u"SentenceEnd"_s, sentence);
    m_before += m_sentence->milliseconds();
    m_sentence.reset();
    m_told.clear();
}

QJsonObject Transcriber::state() const
{
    return {{u"index"_s, m_index}, {u"time"_s, m_before + m_sentence->milliseconds()},
        {u"result"_s, m_sentence->text()}};
}

} // namespace nlstoken
