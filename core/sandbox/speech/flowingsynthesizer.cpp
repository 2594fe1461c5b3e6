// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/flowingsynthesizer.h"

#include "core/sandbox/speech/synthesisorder.h"

#include <QStringView>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

bool endsSentence(QChar c)
{
    return QStringView(u"。！？；.!?;\n").contains(c);
}

} // namespace

QString FlowingSynthesizer::startName() const
{
    return u"StartSynthesis"_s;
}

void FlowingSynthesizer::start(const QJsonObject &payload, SpeechAnswer &answer)
{
    const auto wanted = wantedSound(payload);
    if (!wanted)
        return answer.fail(wanted.error());
    m_format = *wanted;
    const QString session = payload["session_id"_L1].toString();
    answer.event(u"SynthesisStarted"_s,
        {{u"session_id"_s, session.isEmpty() ? newSpeechId() : session}, {u"index"_s, 0}});
}

void FlowingSynthesizer::direct(const SpeechMessage &message, SpeechAnswer &answer)
{
    if (message.name == "RunSynthesis"_L1) {
        const QString text = message.payload["text"_L1].toString();
        m_characters += characterCount(text);
        if (m_characters > LongTextLength)
            return answer.fail(gatewayrefusals::textTooLong());
        m_unspoken += text;
        return speakSentences(answer);
    }
    if (message.name != "StopSynthesis"_L1)
        return answer.fail(gatewayrefusals::directiveInvalid());
    if (!m_unspoken.trimmed().isEmpty())
        speak(m_unspoken, answer);
    answer.complete(u"SynthesisCompleted"_s, {{u"index"_s, m_sentence}});
}

void FlowingSynthesizer::speakSentences(SpeechAnswer &answer)
{
    qsizetype begin = 0;
    for (qsizetype i = 0; i < m_unspoken.size(); ++i) {
        if (!endsSentence(m_unspoken[i]))
            continue;
        speak(m_unspoken.mid(begin, i + 1 - begin), answer);
        begin = i + 1;
    }
    m_unspoken.remove(0, begin);
}

void FlowingSynthesizer::speak(const QString &sentence, SpeechAnswer &answer)
{
    const QJsonObject index{{u"index"_s, ++m_sentence}};
    answer.event(u"SentenceBegin"_s, index);
    SoundFormat format = m_format;
    if (format.coding == SoundFormat::Coding::Wav && !m_isFirst)
        format.coding = SoundFormat::Coding::Pcm;
    m_isFirst = false;
    answer.sound(sampleSound(format, characterCount(sentence.trimmed())));
    answer.event(u"SentenceEnd"_s, index);
}

} // namespace nlstoken
