// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/samplesound.h"
#include "core/sandbox/speech/speechservice.h"

namespace nlstoken {

//! \brief Plays FlowingSpeechSynthesizer: text comes in pieces and is spoken sentence by sentence.
class FlowingSynthesizer final : public SpeechService
{
public:
    [[nodiscard]] QString startName() const override;
    void start(const QJsonObject &payload, SpeechAnswer &answer) override;
    void direct(const SpeechMessage &message, SpeechAnswer &answer) override;

private:
    void speakSentences(SpeechAnswer &answer);
    void speak(const QString &sentence, SpeechAnswer &answer);

    SoundFormat m_format;
    QString m_unspoken;
    qsizetype m_characters = 0;
    int m_sentence = 0;
    bool m_isFirst = true; // a RIFF header stands once, before all the sound
};

} // namespace nlstoken
