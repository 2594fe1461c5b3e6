// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/heardsound.h"
#include "core/sandbox/speech/speechservice.h"

namespace nlstoken {

//! \brief Plays SpeechTranscriber: sound without end in, sentence after sentence out. A sentence
//! here is ten seconds.
class Transcriber final : public SpeechService
{
public:
    [[nodiscard]] QString startName() const override;
    void start(const QJsonObject &payload, SpeechAnswer &answer) override;
    void direct(const SpeechMessage &message, SpeechAnswer &answer) override;
    void hear(const QByteArray &sound, SpeechAnswer &answer) override;

private:
    void endSentence(SpeechAnswer &answer);
    [[nodiscard]] QJsonObject state() const;

    std::optional<HeardSound> m_silence; // as announced, before any sound
    std::optional<HeardSound> m_sentence; // set while one is under way
    QString m_told;
    qint64 m_before = 0; // milliseconds of the sentences that are over
    int m_index = 0;
    bool m_tellsMeanwhile = false;
};

} // namespace nlstoken
