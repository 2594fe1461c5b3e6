// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/speechservice.h"

namespace nlstoken {

//! \brief Plays SpeechSynthesizer and SpeechLongSynthesizer: one text in, its sound out.
class Synthesizer final : public SpeechService
{
public:
    //! \param longestText in characters
    explicit Synthesizer(qsizetype longestText);

    [[nodiscard]] QString startName() const override;
    void start(const QJsonObject &payload, SpeechAnswer &answer) override;

private:
    qsizetype m_longestText;
};

} // namespace nlstoken
