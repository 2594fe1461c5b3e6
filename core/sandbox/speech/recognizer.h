// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/heardsound.h"
#include "core/sandbox/speech/speechservice.h"

namespace nlstoken {

//! \brief Plays SpeechRecognizer: at most a minute of sound in, one result out.
class Recognizer final : public SpeechService
{
public:
    [[nodiscard]] QString startName() const override;
    void start(const QJsonObject &payload, SpeechAnswer &answer) override;
    void direct(const SpeechMessage &message, SpeechAnswer &answer) override;
    void hear(const QByteArray &sound, SpeechAnswer &answer) override;

private:
    std::optional<HeardSound> m_heard; // set from start() on
    QString m_told;
    bool m_tellsMeanwhile = false;
};

} // namespace nlstoken
